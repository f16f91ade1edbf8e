/** The last error in the status of a history: what is still so, not what a later run has put right. */
import { expect, test } from 'vitest'
import { collectionOf } from '../../../main/core/jobs/trades/workspace.ts'
import { statusOf } from '../../../main/core/services/trades/status.ts'
import type { RunOutcome } from '../../../shared/vocabulary.ts'
import { collected } from '../../helpers/trades-collected.ts'

/** The status after runs with these outcomes, one each day. */
async function lastErrorAfter(...outcomes: readonly RunOutcome[]) {
  const { work, settings } = await collected(0)
  const all = outcomes.map((outcome, i) => ({
    outcome,
    scheduled_for: `2026-11-2${i}T12:00:00Z`,
    ended_at: null,
    faults: outcome === 'succeeded' ? [] : [{ code: 'source_timeout', params: {} }],
  }))
  const list = ({ outcome }: { outcome?: RunOutcome }) => ({
    items: all.filter((run) => run.outcome === outcome).reverse(),
  })
  const parts = { work, jobs: { list: () => ({ jobs: [] }) }, runs: { list }, live: () => null }
  const status = await statusOf(parts as never, 'trades', collectionOf(work, settings))
  return status.last_error?.at ?? null
}

test.each<[string | null, readonly RunOutcome[]]>([
  [null, []],
  [null, ['failed', 'succeeded']],
  [null, ['partial', 'failed', 'succeeded']],
  ['2026-11-21T12:00:00Z', ['succeeded', 'partial']],
  ['2026-11-21T12:00:00Z', ['failed', 'failed']],
])('is %s after runs that %j', async (at, outcomes) => {
  expect(await lastErrorAfter(...outcomes)).toBe(at)
})
