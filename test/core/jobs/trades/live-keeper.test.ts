/** Live trades follow the settings and the state of their job. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { createChannels } from '../../../../main/adapters/net/web-socket.ts'
import { createTradesKind } from '../../../../main/core/jobs/trades/kind.ts'
import { createLiveKeeper } from '../../../../main/core/jobs/trades/live/keeper.ts'
import { createEventBus } from '../../../../main/core/services/events.ts'
import type { JobState } from '../../../../shared/vocabulary.ts'
import { liveWorld, steppedDelay } from '../../../helpers/live-tail.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'

async function keeping(live: boolean) {
  const world = await liveWorld()
  await world.run()
  const { work, clock, log, stream } = world
  const definition = {
    ...createTradesKind(work).defaults('UTC'),
    enabled: true,
    settings: { ...world.settings, live },
  }
  const settings = memorySettings({ jobs: { trades: definition } })
  const events = createEventBus('test')
  const job = { state: 'idle' as JobState }
  const keeper = createLiveKeeper({
    ...{ work, clock, log, settings, events },
    open: createChannels(() => ({ proxy: '', ca_file: '' }), {}),
    delay: steppedDelay(clock).delay,
    stateOf: () => job.state,
  })
  await keeper.part.start()
  onTestFinished(async () => keeper.part.stop())
  const become = (state: JobState) => {
    job.state = state
    events.publish({ type: 'job', job_id: 'trades' })
  }
  const change = (changes: object) =>
    settings.update((all) => {
      const trades = all.jobs.trades as { settings: object }
      Object.assign(trades.settings, changes)
      return all
    })
  const state = () => keeper.view('trades')?.state ?? null
  return { keeper, become, change, state, stream }
}

const soon = (get: () => unknown, value: unknown) => vi.waitFor(() => expect(get()).toEqual(value))

test('they are off unless the owner switches them on, and end when they are switched off', async () => {
  const { change, state, stream } = await keeping(false)
  expect([state(), stream.opened]).toEqual([null, []])
  change({ live: true })
  await soon(state, 'receiving')
  change({ live: false })
  expect(state()).toBeNull()
  await soon(() => stream.closes, [1000])
})

test.each<JobState>(['off', 'paused', 'halted'])(
  'they rest while the job is %s, and go on after it',
  async (rest) => {
    const { become, state, stream } = await keeping(true)
    await soon(state, 'receiving')
    become(rest)
    expect(state()).toBeNull()
    become('idle')
    await soon(() => stream.opened.length, 2)
    await soon(state, 'receiving')
  },
)

test('a run does not disturb them', async () => {
  const { become, state, stream } = await keeping(true)
  await soon(state, 'receiving')
  become('running')
  become('idle')
  expect([state(), stream.opened.length]).toEqual(['receiving', 1])
})

test('another symbol ends the connection, and begins when its folder is prepared', async () => {
  const { change, state, stream } = await keeping(true)
  await soon(state, 'receiving')
  change({ symbol: 'ETHUSDT' })
  await soon(state, 'waiting')
  await soon(() => stream.closes, [1000])
})

test('they end with the program', async () => {
  const { keeper, state, stream } = await keeping(true)
  await soon(state, 'receiving')
  await keeper.part.stop()
  await soon(() => stream.closes, [1000])
  expect(state()).toBeNull()
})
