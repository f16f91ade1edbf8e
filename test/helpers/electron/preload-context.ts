/**
 * The window's side: the unchanged built preload script, in an isolated world of the page, as in Electron.
 * Only `require('electron')` is a stub, with Electron's own types.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContextBridge, IpcRenderer } from 'electron'
import { type ToMain, type ToWindow, textOf } from './wire.ts'

/** Electron's name for its isolated world. */
export const WORLD = 'Electron Isolated Context'

const PRELOAD = join(import.meta.dirname, '../../../dist/main/preload.cjs')
const EXPOSE = 'test:expose'

interface ElectronStub {
  readonly contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>
  readonly ipcRenderer: Pick<IpcRenderer, 'postMessage'>
}

type PreloadScript = (
  require: (name: string) => ElectronStub,
  process: { readonly platform: string; readonly argv: readonly string[] },
) => void

/** What the wire adds to the isolated world, and calls there. */
interface PreloadContext {
  toMain(word: string): void
  toWindow(word: ToWindow): void
}

/** For the page's own world, before the other script: receives what the preload script exposes. */
export const mainContextScript = `(${takeExposed})(${JSON.stringify(EXPOSE)})`

/** For the isolated world. Reads the build again, to use the current one. */
export function preloadScript(): string {
  const preload = `(require, process) => {${readFileSync(PRELOAD, 'utf8')}\n}`
  const words = [EXPOSE, process.platform].map((word) => JSON.stringify(word))
  return `(${runPreload})(${[preload, textOf, ...words].join(', ')})`
}

/** An event's detail is copied between worlds, like Electron's exposed values. */
function takeExposed(expose: string): void {
  document.addEventListener(
    expose,
    (event) => {
      const { name, api } = (event as CustomEvent<{ name: string; api: unknown }>).detail
      Object.defineProperty(window, name, { value: api, enumerable: true })
    },
    { once: true },
  )
}

/** Runs in the page, without this file's scope. */
function runPreload(preload: PreloadScript, asText: typeof textOf, expose: string, platform: string): void {
  const harness = globalThis as unknown as PreloadContext
  const ports: MessagePort[] = []
  const localize = (word: ToMain) => harness.toMain(JSON.stringify(word))

  harness.toWindow = (word) => {
    if ('closed' in word) ports[word.closed]?.close()
    else ports[word.port]?.postMessage(word.text)
  }

  const hand = (port: MessagePort): number => {
    const number = ports.push(port) - 1
    port.addEventListener('message', ({ data }) => localize({ port: number, text: asText(data) }))
    port.addEventListener('close', () => localize({ closed: number }))
    return number
  }

  const electron: ElectronStub = {
    contextBridge: {
      exposeInMainWorld: (name, api) =>
        void document.dispatchEvent(new CustomEvent(expose, { detail: { name, api } })),
    },
    ipcRenderer: {
      postMessage: (channel, message, handed = []) => {
        if (message !== null) throw new TypeError('Only ports are handed to the main process.')
        localize({ channel, ports: handed.map(hand) })
        for (const port of handed) port.start()
      },
    },
  }
  preload(() => electron, { platform, argv: [] })
}
