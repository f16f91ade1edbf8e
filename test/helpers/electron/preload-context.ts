/**
 * The window's side: the built preload script, as it is, in an isolated world of the page, as Electron runs it. Only
 * `require('electron')` is a stand-in, and holds to Electron's own types.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContextBridge, IpcRenderer } from 'electron'
import { type ToMain, type ToWindow, textOf } from './wire.ts'

/** The name under which Electron keeps its isolated world too. */
export const WORLD = 'Electron Isolated Context'

const PRELOAD = join(import.meta.dirname, '../../../dist/main/preload.cjs')
const EXPOSE = 'test:expose'

interface Electron {
  readonly contextBridge: Pick<ContextBridge, 'exposeInMainWorld'>
  readonly ipcRenderer: Pick<IpcRenderer, 'postMessage'>
}

type Preload = (
  require: (name: string) => Electron,
  process: { readonly platform: string; readonly argv: readonly string[] },
) => void

/** What the wire puts into the isolated world, and what it calls there. */
interface PreloadContext {
  toMain(word: string): void
  toWindow(word: ToWindow): void
}

/** For the page's own world, before the other script: takes what the preload script shows it. */
export const mainContextScript = `(${takeExposed})(${JSON.stringify(EXPOSE)})`

/** For the isolated world. Reads the build anew, so that it is the one of today. */
export function preloadScript(): string {
  const preload = `(require, process) => {${readFileSync(PRELOAD, 'utf8')}\n}`
  const words = [EXPOSE, process.platform].map((word) => JSON.stringify(word))
  return `(${runPreload})(${[preload, textOf, ...words].join(', ')})`
}

/** An event's detail is copied from world to world, as Electron copies what it exposes. */
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

/** Runs in the page: nothing from this file's surroundings is there. */
function runPreload(preload: Preload, asText: typeof textOf, expose: string, platform: string): void {
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

  const electron: Electron = {
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
