/**
 * The source of the desktop's tray and window: the application in this process, or a running instance at the
 * other end of its local socket.
 */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/index.ts'
import type { VigieEvent } from '../../../shared/events.ts'
import type { Settings } from '../../../shared/settings.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { type PortAnswerer, servicesAnswerer } from '../../adapters/electron/window-endpoint.ts'
import type { Application } from '../../application.ts'
import type { Log } from '../../core/ports/log.ts'
import type { TrayModel } from '../../core/tray/model.ts'
import { currentTrayModel } from './tray-look.ts'

/** What the tray and the window show and change, whichever process runs the jobs. */
export interface DesktopSource {
  /** The contract in the owner's language. */
  readonly client: () => ContractRouterClient<Contract>
  /** Returns the owner's language, or the system's. */
  readonly language: () => Language
  /** Returns the current settings, or the last ones read. */
  readonly settings: () => Settings
  /** Calls back at each event. Returns a function that unsubscribes. */
  readonly subscribe: (listener: (event: Pick<VigieEvent, 'type'>) => void) => () => void
  /** Returns what the tray shows now. */
  readonly trayModel: () => Promise<TrayModel>
  /** Answers the window's calls. */
  readonly answer: PortAnswerer
  readonly log: Log
}

/** The application in this process. */
export function applicationSource({ client, services, foundation }: Application): DesktopSource {
  const { clock, events, language, log, random, settings } = foundation
  const ownersClient = () => client(language())
  return {
    client: ownersClient,
    language,
    settings: settings.read,
    subscribe: events.subscribe,
    trayModel: () =>
      currentTrayModel({
        client: ownersClient(),
        clock,
        language: language(),
        settings: settings.read(),
      }),
    answer: servicesAnswerer({ services, language, log: log.topic('window'), reference: random.id }),
    log,
  }
}
