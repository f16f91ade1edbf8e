/** The endpoint of the desktop window: the contract over a MessagePort that the preload script passes on. */
import { RPCHandler } from '@orpc/server/message-port'
import type { IpcMain, IpcMainEvent } from 'electron'
import { PORT_MESSAGE } from '../../../shared/bridge.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Services } from '../../core/services/index.ts'
import { router } from '../router/index.ts'
import type { RequestContext } from '../router/procedures.ts'
import { type CheckedPort, checkedPort } from './checked-port.ts'
import { isPanel } from './guards.ts'

/** Answers the calls that arrive at a port. */
export type PortAnswerer = (port: CheckedPort) => void

/** What answers the calls of the window. */
export interface WindowEndpointDeps {
  readonly answer: PortAnswerer
  readonly log: Log
}

/** Accepts only the main frame of a page of the panel; anything else is refused and logged. */
export function openWindowEndpoint(
  ipcMain: Pick<IpcMain, 'on' | 'removeListener'>,
  { answer, log }: WindowEndpointDeps,
): () => void {
  function receive(event: IpcMainEvent): void {
    const [port] = event.ports
    if (port === undefined) return
    if (!isTrusted(event)) {
      log.warn('A port from outside the panel was refused.', {
        from: event.senderFrame?.url ?? 'a closed frame',
      })
      port.close()
      return
    }
    answer(checkedPort(port, (error) => log.warn('A message of the window was refused.', { error })))
    port.start()
  }

  ipcMain.on(PORT_MESSAGE, receive)
  return () => void ipcMain.removeListener(PORT_MESSAGE, receive)
}

/** What each call of the contract from the window is answered with. */
export interface ServicesContext {
  readonly services: Services
  readonly log: Log
  readonly language: () => Language
  /** Returns a new reference for an error. */
  readonly reference: () => string
}

/** Answers from services in this process. A port outlives a change of language: each call uses the current one. */
export function servicesAnswerer({ services, log, language, reference }: ServicesContext): PortAnswerer {
  const handler = new RPCHandler<RequestContext>(router)
  const context: RequestContext = {
    services,
    log,
    reference,
    get language() {
      return language()
    },
  }
  return (port) => handler.upgrade(port, { context })
}

function isTrusted({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isPanel(senderFrame.url)
}
