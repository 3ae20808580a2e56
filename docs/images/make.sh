#!/usr/bin/env bash
# Makes the picture of the README: one site of a planned week, as `binome show --html` shows it, taken by a browser
# without a screen. Needs chromium and a font (Debian: chromium, fonts-dejavu). Call: make picture
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  echo "chromium is needed to take a picture of a page." >&2
  exit 5
}
problem=examples/isere/ordinary.problem.json
site=4 # Morestel, which shares an agent with Villemoirieu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

.venv/bin/binome plan "$problem" -o "$scratch/roster.json" --time-limit 120
.venv/bin/binome show "$scratch/roster.json" --problem "$problem" --html "$scratch/week.html"
# Of the page, its head and that site stay to be seen.
style="<style>.overview, .manager, section.site:not(#site-$site) { display: none !important; }</style>"
sed -i "s|</head>|$style</head>|" "$scratch/week.html"
"$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
  --disable-component-update --disable-sync --user-data-dir="$scratch/browser" --hide-scrollbars \
  --window-size=1100,950 --screenshot="$scratch/week.png" "file://$scratch/week.html" 2>/dev/null
mv "$scratch/week.png" docs/images/isere-morestel.png
