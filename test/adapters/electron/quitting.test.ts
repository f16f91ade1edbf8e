import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, it } from 'vitest'
import { handleQuit } from '../../../main/adapters/electron/quitting.ts'

/**
 * Electron's app as far as quitting is concerned: `quit` emits `before-quit`, and quits unless prevented. A
 * quit within `before-quit` or in one of its microtasks is cancelled, as in Electron.
 */
function standIn(stop: () => Promise<void> = () => Promise.resolve()) {
  const emitter = new EventEmitter()
  const order: string[] = []
  const failures: unknown[] = []
  const timers: { ms: number; work: () => void }[] = []
  let asking = false
  const clock = { now: 0 }
  let signal = () => {}
  let shutdown: (event: { preventDefault(): void }) => void = () => undefined

  const app = {
    on: ((name: string, listener: () => void) => emitter.on(name, listener)) as unknown as App['on'],
    exit: (code?: number) => void order.push(`exit ${code}`),
    quit() {
      if (asking) return
      asking = true
      let held = false
      emitter.emit('before-quit', { preventDefault: () => (held = true) })
      if (!held) order.push('quit')
      void settled().then(() => {
        asking = false
      })
    },
  }
  const quitting = handleQuit({
    app,
    onShutdown: (listener) => {
      shutdown = listener
    },
    onSignal: (listener) => {
      signal = listener
    },
    now: () => clock.now,
    stop: () => {
      order.push('stop')
      return stop()
    },
    failed: (error) => failures.push(error),
    after: (ms, work) => void timers.push({ ms, work }),
  })
  /** Runs the timers up to a duration. */
  async function pass(most: number): Promise<void> {
    await settled()
    for (const timer of timers.filter(({ ms }) => ms <= most)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.work()
    }
    await settled()
  }
  return {
    app,
    quitting,
    order,
    failures,
    pass,
    closeAllWindows: () => emitter.emit('window-all-closed'),
    clock,
    signal: () => signal(),
    shutdown: () => {
      let held = false
      shutdown({ preventDefault: () => (held = true) })
      return held
    },
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
const AT_ONCE = 0
const LATER = 5_000
const AT_LAST = 60_000

describe('leaving', () => {
  it('stops the application first, once, and then quits', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { app, order, pass } = standIn(() => promise)
    app.quit()
    app.quit()
    await pass(AT_ONCE)
    expect(order).toEqual(['stop'])
    resolve()
    await pass(AT_ONCE)
    expect(order).toEqual(['stop', 'quit'])
  })

  it('quits although the application stops within microtasks', async () => {
    const { app, order, pass } = standIn()
    app.quit()
    await pass(AT_ONCE)
    expect(order).toEqual(['stop', 'quit'])
  })

  it('goes on although stopping failed, and tells of it', async () => {
    const error = new Error('a part would not stop')
    const { app, order, failures, pass } = standIn(() => Promise.reject(error))
    app.quit()
    await pass(AT_ONCE)
    expect([order, failures]).toEqual([['stop', 'quit'], [error]])
  })

  it('goes on although the application never stops, and tells of it', async () => {
    const { app, order, failures, pass } = standIn(() => new Promise(() => undefined))
    app.quit()
    await pass(AT_LAST)
    expect(failures).toHaveLength(1)
    await pass(AT_ONCE)
    expect(order).toEqual(['stop', 'quit'])
  })

  it('ends the process where quitting does not', async () => {
    const { app, order, pass } = standIn()
    app.quit()
    await pass(AT_ONCE)
    await pass(LATER)
    expect(order).toEqual(['stop', 'quit', 'exit 0'])
  })

  it('is the same when the system goes down, which waits for it', async () => {
    const { order, pass, shutdown } = standIn()
    expect(shutdown()).toBe(true)
    await pass(AT_ONCE)
    expect(order).toEqual(['stop', 'quit'])
  })

  it('is the same by a signal, whose echo changes nothing', async () => {
    const { order, pass, signal, clock } = standIn()
    signal()
    clock.now = 500
    signal()
    await pass(AT_ONCE)
    expect(order).toEqual(['stop', 'quit'])
  })

  it('ends at once by a second signal that is no echo', async () => {
    const { order, signal, clock } = standIn(() => new Promise(() => undefined))
    signal()
    clock.now = 501
    signal()
    expect(order).toEqual(['stop', 'exit 130'])
  })

  it('is told apart from closing the last window', () => {
    const { app, quitting, closeAllWindows } = standIn()
    closeAllWindows()
    expect(quitting.isQuitting()).toBe(false)
    app.quit()
    expect(quitting.isQuitting()).toBe(true)
  })

  it('leaves another way if told to, once the application has stopped, and by no other', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { app, order, quitting, pass } = standIn(() => promise)
    quitting.leave(() => order.push('replaced'))
    quitting.leave(() => order.push('again'))
    app.quit()
    await pass(AT_ONCE)
    expect([order, quitting.isQuitting()]).toEqual([['stop'], true])
    resolve()
    await pass(AT_ONCE)
    expect(order).toEqual(['stop', 'replaced'])
  })

  it('gives another way the time it asks for', async () => {
    const { order, quitting, pass } = standIn()
    quitting.leave(() => order.push('replaced'), 20_000)
    await pass(AT_ONCE)
    await pass(LATER)
    expect(order).toEqual(['stop', 'replaced'])
    await pass(AT_LAST)
    expect(order).toEqual(['stop', 'replaced', 'exit 0'])
  })
})
