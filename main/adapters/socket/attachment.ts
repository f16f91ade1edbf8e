/** A desktop's attachment to an instance in another process: whether it answers, its settings, its events. */
import { setTimeout as pause } from 'node:timers/promises'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/index.ts'
import type { VigieEvent } from '../../../shared/events.ts'
import { follow, type StreamConnection } from '../../../shared/follow.ts'
import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import type { Log } from '../../core/ports/log.ts'

/** The instance to attach to, and how its silence is measured. */
export interface AttachmentDeps {
  readonly client: ContractRouterClient<Contract>
  readonly now: () => number
  /** Resolves after `ms`, or when the signal is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
  readonly log: Log
}

/** The connection of a desktop to an instance in another process. It finds the instance again by itself. */
export interface Attachment {
  /** Whether the instance answers. */
  isAttached(): boolean
  /** Returns the last settings read; before that, the defaults. */
  settings(): Settings
  /**
   * Calls back at each event, and with `reset` each time the instance is lost or found. Returns a function
   * that unsubscribes.
   */
  subscribe(listener: (event: Pick<VigieEvent, 'type'>) => void): () => void
  /** Settles when the instance has answered or is known not to. */
  readonly begun: Promise<void>
  /** Ends the attachment. The instance continues. */
  close(): void
}

/** Retries after 0.5, 1, 2, … 10 s until closed. */
export function attach({ client, now, log, wait = waitOrAbort }: AttachmentDeps): Attachment {
  const end = new AbortController()
  const listeners = new Set<(event: Pick<VigieEvent, 'type'>) => void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  let attached = false
  let connections = 0
  let settings = settingsSchema.parse({})

  function publish(event: Pick<VigieEvent, 'type'>): void {
    for (const listener of [...listeners]) listener(event)
  }

  async function readSettings(): Promise<void> {
    settings = await client.settings.get()
  }

  async function found(): Promise<void> {
    connections += 1
    const mine = connections
    try {
      await readSettings()
    } catch (error) {
      // It went away at once; its stream ends too, and is retried.
      log.warn('A running Vigie did not answer.', { error })
      return
    }
    if (mine !== connections) return
    attached = true
    log.info('Attached to a running Vigie.')
    announce()
  }

  function onConnection({ state }: StreamConnection): void {
    if (state === 'live') void found()
    if (state !== 'lost') return
    connections += 1
    if (attached) log.warn('The running Vigie is gone.')
    attached = false
    announce()
  }

  function announce(): void {
    begin()
    publish({ type: 'reset' })
  }

  async function onSettings(event: VigieEvent): Promise<void> {
    try {
      await readSettings()
      publish(event)
    } catch (error) {
      log.warn('The changed settings could not be read.', { error })
    }
  }

  function onEvent(event: VigieEvent): void {
    if (event.type === 'settings') void onSettings(event)
    else publish(event)
  }

  void follow({ client, onEvent, onConnection, now, wait, hasToken: () => false }, end.signal)
  return {
    isAttached: () => attached,
    settings: () => settings,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    begun,
    close: () => end.abort(),
  }
}

async function waitOrAbort(ms: number, signal: AbortSignal): Promise<void> {
  // An abort ends the wait; the caller checks the signal.
  await pause(ms, undefined, { signal }).catch(() => undefined)
}
