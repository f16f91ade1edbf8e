import { EventEmitter } from 'node:events'
import type { HandlerDetails, Session, WebContents } from 'electron'
import { describe, expect, it, test } from 'vitest'
import { guardContents, guardSession, isPanel } from '../../../main/adapters/electron/guards.ts'

function guarded() {
  const emitter = new EventEmitter()
  let open: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null
  guardContents({
    on: ((name: string, listener: () => void) => emitter.on(name, listener)) as unknown as WebContents['on'],
    setWindowOpenHandler: (handler) => {
      open = handler
    },
  } satisfies Pick<WebContents, 'on' | 'setWindowOpenHandler'>)
  const prevented = (name: string, url: string) => {
    let held = false
    emitter.emit(name, { url, preventDefault: () => (held = true) })
    return held
  }
  return { prevented, opens: (url: string) => open?.({ url } as HandlerDetails).action }
}

test.each([
  ['vigie://panel/index.html#/now', true],
  ['vigie://panel', true],
  ['vigie://panel.evil.example/', false],
  ['vigie://other/', false],
  ['https://example.org/', false],
  ['file:///etc/passwd', false],
])('%s is a page of the panel: %s', (address, expected) => {
  expect(isPanel(address)).toBe(expected)
})

describe('contents', () => {
  it('stay on the panel', () => {
    const { prevented } = guarded()
    expect(prevented('will-navigate', 'https://example.org/')).toBe(true)
    expect(prevented('will-navigate', 'vigie://panel/index.html')).toBe(false)
    expect(prevented('will-redirect', 'vigie://panel/')).toBe(true)
    expect(prevented('will-attach-webview', '')).toBe(true)
  })

  it('open no window', () => {
    expect(guarded().opens('https://example.org/')).toBe('deny')
  })
})

it('no permission is granted, asked for, checked or for a device', () => {
  const answers: unknown[] = []
  guardSession({
    setPermissionRequestHandler: (handler) => {
      handler?.({} as WebContents, 'media', (granted) => answers.push(granted), {} as never)
    },
    setPermissionCheckHandler: (handler) => {
      answers.push(handler?.(null, 'geolocation', 'vigie://panel', {} as never))
    },
    setDevicePermissionHandler: (handler) => {
      answers.push(handler?.({} as never))
    },
  } satisfies Pick<
    Session,
    'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
  >)
  expect(answers).toEqual([false, false, false])
})
