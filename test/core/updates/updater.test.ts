import { expect, it } from 'vitest'
import { createEventBus } from '../../../main/core/services/events.ts'
import { createUpdater } from '../../../main/core/updates/updater.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { silentLog } from '../../helpers/silent-log.ts'
import { updateMemory } from '../../helpers/update-memory.ts'

it('names an unexpected error by a reference, beside which the log has the stack', async () => {
  const bug = new TypeError('a bug')
  const log = silentLog()
  const settings = memorySettings({ updates: { enabled: true } })
  const updater = createUpdater({
    ability: { kind: 'by_hand' },
    origin: { server: 'http://127.0.0.1:9/', keysNumber: 0, keys: [''] },
    memory: updateMemory(),
    feed: { latest: () => Promise.reject(bug) },
    version: '1.2.3',
    settings: () => settings.read().updates,
    clock: new FakeClock('2026-11-22T10:00:00Z'),
    random: { id: () => 'error 1' },
    events: createEventBus('test'),
    log,
  })
  await updater.check()
  expect(updater.state().phase).toMatchObject({
    name: 'failed',
    problem: { code: 'internal', params: { reference: 'error 1' } },
  })
  expect(log.lines.map(({ context }) => context)).toEqual([{ reference: 'error 1', error: bug }])
})
