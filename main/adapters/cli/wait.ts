/** Waits for the end of a run and shows its progress. */

import type { Run } from '../../../shared/run.ts'
import type { Cli } from './base.ts'
import { stepText } from './event-text.ts'
import type { VigieClient } from './vigie-client.ts'

/**
 * Returns the run when it has its outcome. Subscribes before it asks, so that it cannot miss the end.
 * @throws what the client throws if the instance goes away
 */
export async function waitForRun(cli: Cli, client: VigieClient, runId: string): Promise<Run> {
  const events = await client.system.events(undefined, { signal: cli.signal })
  try {
    const now = await client.runs.get({ id: runId })
    if (now.outcome !== null) return now
    for await (const event of events) {
      if (event.type !== 'run' || event.run.id !== runId) continue
      if (event.run.outcome !== null) return event.run
      showProgress(cli, event.run)
    }
    return await client.runs.get({ id: runId })
  } finally {
    await events.return?.(undefined)
  }
}

/** Shows the current step of a run, on a terminal. */
export function showProgress(cli: Cli, run: Run): void {
  if (run.progress !== null) cli.progress(run.progress.fraction, stepText(cli.language, run))
}
