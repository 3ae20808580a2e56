"""Write the OpenAPI document where it is stored: `python -m tests.web.api`, after a look at what changed."""

import json

from planner.web.api.app import document
from tests.web.api.test_openapi import STORED

STORED.write_text(json.dumps(document(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
