// What stands behind # in a link reaches no server by itself: it is put into the form, and taken out of the address.
"use strict";

const given = window.location.hash.slice(1);
const field = document.getElementById("lien");
if (given && field) {
  field.value = given;
  history.replaceState(null, "", window.location.pathname);
}
if (field && field.value && field.getAttribute("aria-invalid") !== "true") {
  field.closest("p").hidden = true;
  document.getElementById("nouveau").focus();
}
