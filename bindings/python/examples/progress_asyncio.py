"""A long job that shows its progress: camelwalk --status python3 progress_asyncio.py"""

import asyncio

from camelwalk import notify


async def load(name: str, seconds: float) -> str:
    await asyncio.sleep(seconds)
    return name


async def main() -> None:
    jobs = [asyncio.create_task(load(f"camel {number}", 0.1 * number)) for number in range(1, 9)]
    for done, job in enumerate(asyncio.as_completed(jobs), start=1):
        notify.status(f"Loaded {await job}")
        notify.progress(100 * done / len(jobs))
    notify.ready()
    print("All are here.")


asyncio.run(main())
