/** Follows the event stream of an instance through interruptions, and reports the state of the connection. */
import { getEventMeta, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from './contract/index.ts'
import type { VigieEvent } from './events.ts'

/** Whether the event stream is open; `refused` says that the token sent was not accepted. */
export type StreamConnection =
  | { readonly state: 'connecting' | 'live' }
  /** No answer since `since`; the next attempt is at `nextTryAt` (both ms). */
  | { readonly state: 'lost'; readonly since: number; readonly nextTryAt: number }
  | { readonly state: 'unauthorized'; readonly refused: boolean }

/** What follows the event stream, and whom it tells. */
export interface Follower {
  readonly client: { readonly system: Pick<ContractRouterClient<Contract>['system'], 'events'> }
  readonly onEvent: (event: VigieEvent) => void
  readonly onConnection: (connection: StreamConnection) => void
  readonly now: () => number
  /** Whether a token was sent: if so, it was refused. */
  readonly hasToken: () => boolean
  /** Resolves after `ms`, or earlier if the user asks to retry now. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 10_000

/**
 * Ends when the signal is aborted or Vigie refuses the token; never rejects. Events missed while disconnected
 * are sent again from the last id on, or replaced by a `reset`.
 */
export async function follow(follower: Follower, signal: AbortSignal): Promise<void> {
  let lastEventId: string | undefined
  let lostSince = 0
  let wait = FIRST_WAIT_MS
  follower.onConnection({ state: 'connecting' })
  while (!signal.aborted) {
    try {
      const events = await follower.client.system.events(undefined, { signal, lastEventId })
      if (lostSince > 0) follower.onEvent({ type: 'reset' })
      lostSince = 0
      wait = FIRST_WAIT_MS
      follower.onConnection({ state: 'live' })
      for await (const event of events) {
        lastEventId = getEventMeta(event)?.id ?? lastEventId
        follower.onEvent(event)
      }
    } catch (error) {
      if (error instanceof ORPCError && error.status === 401) {
        follower.onConnection({ state: 'unauthorized', refused: follower.hasToken() })
        return
      }
    }
    if (signal.aborted) return
    lostSince ||= follower.now()
    follower.onConnection({ state: 'lost', since: lostSince, nextTryAt: follower.now() + wait })
    await follower.wait(wait, signal)
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
}
