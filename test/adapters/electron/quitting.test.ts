import { EventEmitter } from 'node:events'
import type { App } from 'electron'
import { describe, expect, it } from 'vitest'
import { handleQuit } from '../../../main/adapters/electron/quitting.ts'

/** Electron's app as far as leaving goes: `quit` asks `before-quit`, and leaves unless it was held back. */
function standInApp() {
  const emitter = new EventEmitter()
  const app = {
    left: 0,
    on: ((name: string, listener: () => void) => emitter.on(name, listener)) as unknown as App['on'],
    quit() {
      let held = false
      emitter.emit('before-quit', { preventDefault: () => (held = true) })
      if (!held) app.left += 1
    },
    closeAllWindows: () => emitter.emit('window-all-closed'),
  } satisfies Pick<App, 'on' | 'quit'> & Record<string, unknown>
  return app
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('leaving', () => {
  it('stops the application first, once, and then goes on', async () => {
    const app = standInApp()
    const order: string[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    const stop = async () => {
      order.push('stop')
      await promise
    }
    handleQuit(app, stop, () => undefined)
    app.quit()
    app.quit()
    expect([app.left, order]).toEqual([0, ['stop']])
    resolve()
    await settled()
    expect([app.left, order]).toEqual([1, ['stop']])
  })

  it('goes on although stopping failed', async () => {
    const app = standInApp()
    const failures: unknown[] = []
    const error = new Error('a part would not stop')
    handleQuit(
      app,
      () => Promise.reject(error),
      (failure) => failures.push(failure),
    )
    app.quit()
    await settled()
    expect([app.left, failures]).toEqual([1, [error]])
  })

  it('is told apart from closing the last window', () => {
    const app = standInApp()
    const quitting = handleQuit(
      app,
      () => Promise.resolve(),
      () => undefined,
    )
    app.closeAllWindows()
    expect(quitting.isQuitting()).toBe(false)
    app.quit()
    expect(quitting.isQuitting()).toBe(true)
  })

  it('leaves another way where it is told to, once the application has stopped, and by no other', async () => {
    const app = standInApp()
    const { promise, resolve } = Promise.withResolvers<void>()
    const order: string[] = []
    const quitting = handleQuit(
      app,
      () => promise,
      () => undefined,
    )
    quitting.leave(() => order.push('replaced'))
    quitting.leave(() => order.push('again'))
    app.quit()
    expect([app.left, order, quitting.isQuitting()]).toEqual([0, [], true])
    resolve()
    await settled()
    expect([app.left, order]).toEqual([0, ['replaced']])
    app.quit()
    expect(app.left).toBe(1)
  })
})
