/**
 * A page of Chromium as Electron's window: the panel under its own origin, the built preload script in an
 * isolated world, and a wire between it and the main process. The wire (Chromium's DevTools protocol) and the
 * name of the scheme are stubs; both ends are what the desktop runs.
 */
import type { Page } from 'playwright-core'
import { PANEL_ORIGIN } from '../../../main/adapters/electron/panel-scheme.ts'
import { MainPort } from './main-port.ts'
import type { MainProcess } from './main-process.ts'
import { mainContextScript, preloadScript, WORLD } from './preload-context.ts'
import type { ToMain, ToWindow } from './wire.ts'

/** Chromium does not know our scheme: the panel has the same address under one it knows. */
const ORIGIN = PANEL_ORIGIN.replace(/^\w+:/, 'https:')

/** Electron's ports have a `close` event when the other end is closed. Chromium has it behind a switch. */
export const ELECTRON_SWITCHES = ['--enable-blink-features=MessagePortCloseEvent']

/** The address of a view, after `makeWindow` has turned a page into a window. */
export const windowAddress = (view: string): string => `${ORIGIN}/index.html#/${view}`

/** @param main the process that answers now; another one after a restart */
export async function makeWindow(page: Page, main: () => MainProcess): Promise<void> {
  await page.route(`${ORIGIN}/**`, async (route) => {
    const found = await main().file(route.request().url().replace(ORIGIN, PANEL_ORIGIN))
    await route.fulfill({
      status: found.status,
      headers: Object.fromEntries(found.headers),
      body: Buffer.from(await found.arrayBuffer()),
    })
  })
  await layWire(page, main)
}

async function layWire(page: Page, main: () => MainProcess): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const harnesses = new Map<number, MainPort[]>()

  /** A world that is gone receives nothing. */
  const localize = (executionContextId: number, word: ToWindow) =>
    void session
      .send('Runtime.callFunctionOn', {
        executionContextId,
        functionDeclaration: '(word) => toWindow(word)',
        arguments: [{ value: word }],
      })
      .catch(() => undefined)

  const hear = (harness: number, word: ToMain) => {
    const ports = harnesses.get(harness) ?? []
    harnesses.set(harness, ports)
    if ('text' in word) ports[word.port]?.receive(word.text)
    else if ('closed' in word) ports[word.closed]?.end()
    else {
      const handed = word.ports.map((port) => {
        const send = (text: string) => localize(harness, { port, text })
        return new MainPort({ send, close: () => localize(harness, { closed: port }) })
      })
      ports.push(...handed)
      main().take(word.channel, handed)
    }
  }

  const end = (harness: number) => {
    for (const port of harnesses.get(harness) ?? []) port.end()
    harnesses.delete(harness)
  }
  const endAll = () => {
    for (const harness of [...harnesses.keys()]) end(harness)
  }

  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === 'toMain') hear(executionContextId, JSON.parse(payload) as ToMain)
  })
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => end(executionContextId))
  session.on('Runtime.executionContextsCleared', endAll)
  page.on('close', endAll)
  await session.send('Page.enable')
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: 'toMain', executionContextName: WORLD })
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainContextScript })
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadScript(), worldName: WORLD })
}
