import { expect, test } from 'vitest'
import { createClaudeWriter } from '../../../main/adapters/claude/writer.ts'
import { gatedFetch } from '../../../main/adapters/net/gated-fetch.ts'
import { CallFailure } from '../../../main/core/jobs/occupations/call-failure.ts'
import { createGate } from '../../../main/core/net/gate.ts'
import { occupationsSettingsSchema } from '../../../shared/kinds/occupations.ts'
import { freeClaudeKey } from '../../helpers/claude-key.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { memoryHostWaits } from '../../helpers/host-waits.ts'
import { type ClaudeBehaviour, startClaude } from '../../servers/claude.ts'

const waits = memoryHostWaits()
const clock = new FakeClock('2026-11-01T01:00:00Z')
const delays: number[] = []
const delay = async (ms: number) => {
  delays.push(ms)
  clock.pass(ms)
}
/** A new gate knows the stored waits, as after a restart. */
const gate = () => createGate(waits, clock)

async function claudeThat(behave: () => ClaudeBehaviour) {
  const claude = await startClaude(behave)
  const key = freeClaudeKey(claude.key)
  const settings = occupationsSettingsSchema.parse({ base_url: claude.url })
  const prompt = { version: 'v1', system: 'Write', user: '<record>' }
  const ask = () =>
    createClaudeWriter({ key, fetch: gatedFetch(fetch, gate(), delay) })
      .write({ settings, prompt, correction: null })
      .catch((error: unknown) => Promise.reject(error instanceof CallFailure ? error.error : error))
  return { claude, ask }
}

test.each([429, 503, 529])(
  'after %i with a long wait, Claude is left alone until it ends',
  async (status) => {
    const mood = { status, headers: { 'retry-after': '3600' } }
    const { claude, ask } = await claudeThat(() => mood)
    const refused = { code: status === 503 ? 'source_failed' : 'source_rate_limited' }
    await expect(ask()).rejects.toMatchObject(refused)
    clock.pass(600_000)
    const left = {
      code: 'source_rate_limited',
      params: { source: `Claude (${new URL(claude.url).host})`, seconds: 3000 },
    }
    await expect(ask()).rejects.toMatchObject(left)
    expect(claude.calls).toHaveLength(1)

    mood.status = 200
    clock.pass(3_000_000)
    await expect(ask()).resolves.toMatchObject({ stop: 'complete' })
  },
)

test('a short wait is sat out within the call, by others too', async () => {
  const { claude, ask } = await claudeThat(() => ({}))
  waits.save(new URL(claude.url).host, { askedAt: clock.now(), until: clock.now() + 20_000 })
  await expect(ask()).resolves.toMatchObject({ stop: 'complete' })
  expect(delays).toEqual([20_000])
})
