/** What `trigger --wait` and `run` say while a run waits for an outage to end. */
import { describe, expect, it } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { instant } from '../../../main/adapters/cli/formatting.ts'
import type { VigieClient } from '../../../main/adapters/cli/vigie-client.ts'
import { runTeller, waitForRun } from '../../../main/adapters/cli/wait.ts'
import { translateIn } from '../../../shared/messages/index.ts'
import type { Run } from '../../../shared/run.ts'
import type { Language } from '../../../shared/vocabulary.ts'

const BEGAN = '2026-11-01T02:00:00+01:00'
const [FIRST, SECOND] = ['2026-11-01T02:01:00+01:00', '2026-11-01T02:03:00+01:00']

const running = {
  ...{ id: 'run-1', job_id: 'occupations', kind: 'occupations', cause: 'manual' },
  ...{
    started_at: BEGAN,
    scheduled_for: BEGAN,
    outcome: null,
    next_attempt_at: null,
    progress: null,
    faults: [],
  },
} as unknown as Run

const waiting = (until: string): Run => ({
  ...running,
  next_attempt_at: until,
  faults: [{ code: 'source_overloaded', message: 'Claude is overloaded.', source: null }],
})
const ended: Run = { ...running, outcome: 'succeeded' }

function fakeCli(language: Language) {
  const said: string[] = []
  const cli = {
    language,
    signal: new AbortController().signal,
    say: (key: 'id', ...params: []) => translateIn('terminal', language, key, ...params),
    note: (text: string) => said.push(text),
    progress: () => undefined,
  } as unknown as Cli
  return { cli, said }
}

/** An instance where a run is as `now`, and then changes so. */
function instanceOf(now: Run, changes: readonly Run[]): VigieClient {
  async function* events() {
    for (const run of changes) yield { type: 'run', run }
  }
  return {
    runs: { get: async () => now },
    system: { events: async () => events() },
  } as unknown as VigieClient
}

describe('waiting for a run', () => {
  it('says since when, until when and why it waits, once for each wait, and that Ctrl-C does not end it', async () => {
    const { cli, said } = fakeCli('en')
    const changes = [waiting(FIRST), waiting(FIRST), running, waiting(SECOND), ended]
    expect(await waitForRun(cli, instanceOf(running, changes), 'run-1')).toEqual(ended)
    expect(said).toEqual(
      [FIRST, SECOND].map(
        (until) =>
          `The run began at ${instant(BEGAN, 'en')} and waits until ${instant(until, 'en')}: Claude is overloaded. Ctrl-C stops waiting; the run continues in Vigie.`,
      ),
    )
  })

  it('says it of a run that waits already', async () => {
    const { cli, said } = fakeCli('fr')
    await waitForRun(cli, instanceOf(waiting(FIRST), [ended]), 'run-1')
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('attend jusqu’au ')
  })

  it('says nothing of a run that does not wait', async () => {
    const { cli, said } = fakeCli('en')
    await waitForRun(cli, instanceOf(running, [running, ended]), 'run-1')
    expect(said).toEqual([])
  })
})

describe('a run in this process', () => {
  it('ends with Ctrl-C, and says so', () => {
    const { cli, said } = fakeCli('en')
    runTeller(cli, { endsHere: true })(waiting(FIRST))
    expect(said.join()).toContain('Ctrl-C ends the run.')
  })
})
