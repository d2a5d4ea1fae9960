"""Tells the story with the blocking client, which prints, and with the other, which must say the same."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

import anyio
from coffer_client import AsyncCofferClient, CofferClient, Tokens

sys.path.insert(0, str(Path(__file__).parent))

import cases
import scenario

URL = os.environ["COFFER_URL"]
OnTokens = Callable[[Tokens | None], None] | None


def blocking(tokens: Tokens | None, on_tokens: OnTokens, api_key: str | None) -> CofferClient:
    return CofferClient(URL, tokens=tokens, on_tokens=on_tokens, api_key=api_key)


def awaited(tokens: Tokens | None, on_tokens: OnTokens, api_key: str | None) -> AsyncCofferClient:
    # Lets whoever counts requests tell the two apart.
    return AsyncCofferClient(URL, tokens=tokens, on_tokens=on_tokens, api_key=api_key, headers={"X-Scenario": "async"})


async def main() -> None:
    said: list[str] = []
    heard: list[str] = []

    def say(line: str) -> None:
        print(line, flush=True)
        said.append(line)

    part = ""
    try:
        with tempfile.TemporaryDirectory() as folder:
            part = "the scenario of the blocking client"
            await scenario.tell(blocking, say, Path(folder))
            part = "the scenario of the asynchronous client"
            await scenario.tell(awaited, heard.append, Path(folder))
            assert heard == said, f"it said {heard}"
            for name, case in cases.all_cases(Path(folder)):
                part = name
                await case()
    except Exception:
        traceback.print_exc()
        sys.exit(f"{part} failed")


anyio.run(main)
