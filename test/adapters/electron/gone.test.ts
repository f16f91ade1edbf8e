import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, it } from 'vitest'
import { handleGone } from '../../../main/adapters/electron/gone.ts'
import { silentLog } from '../../helpers/silent-log.ts'

/** Electron, a window open at an address, and an owner who receives messages. */
function opened(address = 'vigie://panel/index.html#/alerts/7') {
  const app = new EventEmitter()
  const calls: unknown[][] = []
  const log = silentLog()
  const state = { now: 0, visible: true }
  handleGone({
    app: app as unknown as Pick<App, 'on'>,
    window: {
      isVisible: () => state.visible,
      destroy: () => void calls.push(['destroy']),
      show: (...at) => void calls.push(['show', ...at]),
    },
    log,
    now: () => state.now,
    tellOwner: (reopened) => void calls.push(['told', reopened]),
  })
  const windowGone = (reason = 'crashed') =>
    app.emit('render-process-gone', {}, { getURL: () => address }, { reason, exitCode: 5 })
  const helperGone = (reason = 'crashed', serviceName = 'network.mojom.NetworkService') =>
    app.emit('child-process-gone', {}, { type: 'Utility', serviceName, reason, exitCode: 5 })
  return { calls, log, state, windowGone, helperGone }
}

describe('a window whose process ended', () => {
  it('is opened again where it was, and its owner is told', () => {
    const { calls, log, windowGone } = opened()
    windowGone()
    expect(calls).toEqual([['destroy'], ['show', 'alerts', '7'], ['told', true]])
    expect(log.lines).toMatchObject([{ level: 'error', context: { reason: 'crashed', exitCode: 5 } }])
  })

  it('is made anew when it is next shown, if it was hidden', () => {
    const { calls, state, windowGone } = opened()
    state.visible = false
    windowGone()
    expect(calls).toEqual([['destroy']])
  })

  it('stays closed after three times within a minute, and its owner is told', () => {
    const { calls, windowGone } = opened()
    for (let times = 0; times < 4; times += 1) windowGone()
    expect(calls.filter(([what]) => what === 'show')).toHaveLength(3)
    expect(calls.at(-1)).toEqual(['told', false])
  })

  it('comes back again a minute later', () => {
    const { calls, state, windowGone } = opened()
    for (let times = 0; times < 4; times += 1) windowGone()
    state.now = 60_000
    windowGone()
    expect(calls.at(-1)).toEqual(['told', true])
  })

  it('that ended as it should is not missed', () => {
    const { calls, log, windowGone } = opened()
    windowGone('clean-exit')
    expect([calls, log.lines]).toEqual([[], []])
  })
})

describe('a helper process that ended', () => {
  it('is logged once a minute for each failure', () => {
    const { log, state, helperGone } = opened()
    for (let times = 0; times < 20; times += 1) helperGone()
    helperGone('killed')
    expect(log.lines).toHaveLength(2)
    state.now = 60_000
    helperGone()
    expect(log.lines).toHaveLength(3)
  })
})
