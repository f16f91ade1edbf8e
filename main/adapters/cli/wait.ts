/** Waits for the end of a run, shows its progress, and says what it waits for. */

import type { Run } from '../../../shared/run.ts'
import type { Cli } from './base.ts'
import { stepText } from './event-text.ts'
import { instant } from './formatting.ts'
import type { VigieClient } from './vigie-client.ts'

/**
 * Returns the run when it has its outcome. Subscribes before it asks, so that it cannot miss the end.
 * @throws what the client throws if the instance goes away
 */
export async function waitForRun(cli: Cli, client: VigieClient, runId: string): Promise<Run> {
  const events = await client.system.events(undefined, { signal: cli.signal })
  const tell = runTeller(cli, { endsHere: false })
  try {
    const now = await client.runs.get({ id: runId })
    if (now.outcome !== null) return now
    tell(now)
    for await (const event of events) {
      if (event.type !== 'run' || event.run.id !== runId) continue
      if (event.run.outcome !== null) return event.run
      tell(event.run)
    }
    return await client.runs.get({ id: runId })
  } finally {
    await events.return?.(undefined)
  }
}

/**
 * Returns a function that shows the current step of a run on a terminal, and says on standard error, once for each wait, since
 * when, why and until when it waits.
 * @param endsHere whether the run ends with this command
 */
export function runTeller(cli: Cli, { endsHere }: { readonly endsHere: boolean }): (run: Run) => void {
  let lastWait: string | null = null
  return (run) => {
    const until = run.outcome === null ? run.next_attempt_at : null
    if (until !== null && until !== lastWait) cli.note(waitText(cli, run, until, endsHere))
    lastWait = until
    if (run.progress !== null) cli.progress(run.progress.fraction, stepText(cli.language, run))
  }
}

/** A host that asked for the wait is no failure: nothing was tried. */
function waitText(cli: Cli, run: Run, until: string, endsHere: boolean): string {
  const why = run.faults.at(-1)?.message ?? ''
  const times = {
    since: instant(run.started_at ?? run.scheduled_for, cli.language),
    until: instant(until, cli.language),
  }
  return `${cli.say('run.waits', { ...times, why })} ${cli.say(endsHere ? 'run.stop_here' : 'run.stop')}`
}
