/** The main process's side: the window's real endpoint and the panel's real files, with a real application. */
import { EventEmitter } from 'node:events'
import type { IpcMain, IpcMainEvent, Protocol } from 'electron'
import { PANEL_ORIGIN, servePanel } from '../../../main/adapters/electron/panel-scheme.ts'
import { openWindowEndpoint, servicesAnswerer } from '../../../main/adapters/electron/window-endpoint.ts'
import type { Application } from '../../../main/application.ts'
import type { MainPort } from './main-port.ts'

type SchemeHandler = Parameters<Protocol['handle']>[1]
type SchemeRequest = Parameters<SchemeHandler>[0]

export interface MainProcess {
  /** Receives the panel's ends of channels. If nothing listens they are closed, as in Electron. */
  take(channel: string, ports: readonly MainPort[]): void
  /** Returns a file of the panel by its address. */
  file(address: string): Promise<Response>
  /** Counts the ports whose other end is open. */
  openPorts(): number
}

const known = new WeakMap<Application, MainProcess>()

/** An application's process: starts at its first use, and is gone after the application has stopped. */
export function mainProcessOf(application: Application): MainProcess {
  const found = known.get(application) ?? begin(application)
  known.set(application, found)
  return found
}

function begin({ services, foundation, stopped }: Application): MainProcess {
  const { language, log, panelFolder, random } = foundation
  const emitter = new EventEmitter()
  const ipcMain = emitter as unknown as Pick<IpcMain, 'on' | 'removeListener'>
  const answer = servicesAnswerer({ services, language, log, reference: random.id })
  const closeEndpoint = openWindowEndpoint(ipcMain, { answer, log: log.topic('window') })
  const ports = new Set<MainPort>()
  const file = panelFiles(panelFolder)
  void stopped.then(() => {
    closeEndpoint()
    for (const port of ports) drop(port)
  })
  return {
    take: (channel, handed) => {
      for (const port of handed) {
        ports.add(port)
        port.once('close', () => ports.delete(port))
      }
      const event = { senderFrame: { url: PANEL_ORIGIN, parent: null }, ports: handed }
      if (!emitter.emit(channel, event as unknown as IpcMainEvent)) for (const port of handed) drop(port)
    },
    file: async (address) => file(new Request(address) as SchemeRequest),
    openPorts: () => ports.size,
  }
}

/** What the end of a process does to each of its ports. */
function drop(port: MainPort): void {
  port.close()
  port.end()
}

function panelFiles(folder: string): SchemeHandler {
  let handler: SchemeHandler = () => new Response(null, { status: 404 })
  const handle: Protocol['handle'] = (_scheme, given) => {
    handler = given
  }
  servePanel({ handle }, folder)
  return (request) => handler(request)
}
