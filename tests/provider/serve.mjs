// An OpenID provider on a free port of this machine; it ends when its standard input does, so never outlives who began it.
// node serve.mjs MODULES RETURN_ADDRESS LEFT_ADDRESS: its own address is written to standard output as JSON.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, returnAddress, leftAddress] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(join(modules, "oidc-provider", "lib", "index.js")));

const people = new Map(); // by subject: what the provider tells of them
const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });

const client = {
  client_secret: "of-a-test",
  redirect_uris: [returnAddress],
  post_logout_redirect_uris: [leftAddress],
  token_endpoint_auth_method: "client_secret_post",
};

// For who has no address to say it in: a browser.
const FORM = `<!doctype html><html lang="en"><title>Sign in</title><form>
<label>login <input name="login"></label><label>email <input name="email"></label>
<button name="verified" value="true">Sign in</button></form></html>`;

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      { ...client, client_id: "plain", token_endpoint_auth_method: "client_secret_basic" },
      { ...client, client_id: "signed", userinfo_signed_response_alg: "RS256" },
    ],
    jwks: { keys: [{ ...key, use: "sig", alg: "RS256", kid: "one" }] },
    cookies: { keys: ["of a test"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], acr: null },
    acrValues: ["eidas1", "eidas2"],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = form;
        },
      },
    },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
  });
  // The screen at which a person signs in: /interaction/UID?login=…&email=…&verified=…&acr=…
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith("/interaction/")) {
      return next();
    }
    const { login, email, verified, acr } = ctx.query;
    if (login === undefined) {
      ctx.body = FORM;
      return;
    }
    const { params } = await provider.interactionDetails(ctx.req, ctx.res);
    people.set(login, { email, ...(verified && { email_verified: verified === "true" }) });
    const grant = new provider.Grant({ accountId: login, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    const result = { login: { accountId: login, ...(acr && { acr }) }, consent: { grantId: await grant.save() } };
    ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
  });
  server.on("request", provider.callback());
  console.log(JSON.stringify({ issuer }));
});

process.stdin.on("end", () => process.exit(0)).resume();
