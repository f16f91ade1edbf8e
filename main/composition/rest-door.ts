/** The REST listener of this process: opened, moved and closed as its owner configures it, without losing the way back. */

import { DOOR_OPTIONS, type DoorOption } from '../../shared/contract/system.ts'
import { VigieError } from '../../shared/errors.ts'
import { bareHost } from '../../shared/loopback.ts'
import type { Settings } from '../../shared/settings.ts'
import { assertNotInClear } from '../adapters/http/clear-text.ts'
import { openRestEndpoint, type RestEndpointDeps } from '../adapters/http/rest-endpoint.ts'
import { type HttpListener, tryToListen } from '../adapters/http/server.ts'
import type { LifecyclePart } from '../core/lifecycle.ts'
import type { Foundation } from './foundation.ts'

/** Where REST listens: always, at the given address instead of the configured one; or as configured. */
export type RestPlan =
  | { readonly always: true; readonly host?: string; readonly port?: number; readonly inClear?: boolean }
  | { readonly always: false }

/** Which parts of its place the options of this start decide, instead of the settings. */
function optionsIn(plan: RestPlan): readonly DoorOption[] {
  if (!plan.always) return []
  return DOOR_OPTIONS.filter((option) => (option === 'in_clear' ? plan.inClear : plan[option]) !== undefined)
}

/** The REST listener. */
export interface RestDoor {
  readonly part: LifecyclePart
  /** Its address; null while it is closed. */
  readonly url: () => string | null
  /** What the options of this start decide, until Vigie is stopped. */
  readonly options: readonly DoorOption[]
  /** Why it is closed though it should be open; null if it is open, or should not be. */
  readonly problem: () => VigieError | null
  /** Resolves when the last change of its settings is in force. @throws VigieError why it was taken back */
  readonly settled: () => Promise<void>
}

interface DoorPlace {
  readonly host: string
  readonly port: number
}

interface OpenDoor {
  readonly place: DoorPlace
  readonly listener: HttpListener
}

type DoorSettings = Settings['door']

/** Between attempts to open at the configured address while another program has it, ms. */
const TRY_AGAIN_MS = 30_000

/** Opens nothing: its part does when it is started. */
export function composeRestDoor(
  foundation: Foundation,
  deps: Omit<RestEndpointDeps, 'door' | 'panelFolder'>,
  plan: RestPlan,
): RestDoor {
  const { delay, panelFolder, settings } = foundation
  const { log } = deps
  const door = () => settings.read().door
  const options = optionsIn(plan)
  const closing = new Set<Promise<void>>()
  const ended = new AbortController()
  let open: OpenDoor | null = null
  let problem: VigieError | null = null
  /** What a change that cannot be is taken back to. */
  let accepted = door()
  let isRestoring = false
  let unsubscribe = () => {}
  let following: Promise<void> = Promise.resolve()

  /** Where it should listen; null if it should not. @throws VigieError address_in_clear */
  function placeIn({ host, port, rest_enabled, allow_clear }: DoorSettings): DoorPlace | null {
    if (!plan.always && !rest_enabled) return null
    const place = {
      host: bareHost((plan.always ? plan.host : undefined) ?? host),
      port: (plan.always ? plan.port : undefined) ?? port,
    }
    assertNotInClear(place.host, (plan.always && plan.inClear === true) || allow_clear)
    return place
  }

  /**
   * Settings that an option overrides now would be in force at the next start: what cannot be there is refused now.
   * @throws VigieError address_in_clear | port_in_use | address_unavailable
   */
  async function assertForLater({ host, port, allow_clear }: DoorSettings): Promise<void> {
    const place = { host: bareHost(host), port }
    assertNotInClear(place.host, allow_clear)
    const isHere = open?.place.host === place.host && open.listener.port === port
    const isAccepted = accepted.host === host && accepted.port === port
    if (!isHere && !isAccepted) await tryToListen(place)
  }

  async function openAt(place: DoorPlace): Promise<void> {
    const restDeps = { ...deps, panelFolder, door }
    open = { place, listener: await openRestEndpoint(restDeps, place.host, place.port) }
    problem = null
    log.info('The REST door is open.', { url: urlOf(open) })
  }

  /** Not awaited by a change: the answer to its caller goes out over the listener that closes. */
  function leave(left: OpenDoor): Promise<void> {
    const end = left.listener.close().finally(() => closing.delete(end))
    closing.add(end)
    return end
  }

  /** The new place is taken before the old one is left; one port at two addresses cannot be, so it is left first. */
  async function moveTo(wanted: DoorPlace | null): Promise<void> {
    const left = open
    if (wanted === null) problem = null
    if (isSame(left?.place, wanted)) return
    if (left !== null && wanted !== null && left.listener.port === wanted.port) {
      open = null
      void leave(left)
      await openAt(wanted).catch(async (error) => {
        await openAt({ ...left.place, port: left.listener.port })
        throw error
      })
      return
    }
    if (wanted === null) open = null
    else await openAt(wanted)
    if (left !== null) void leave(left)
  }

  /**
   * Takes back a change that cannot be, unless the owner has changed it again meanwhile. What it was before is not tried
   * again: another program may have that place.
   */
  function restore(failed: DoorSettings): void {
    const { host, port, rest_enabled, allow_clear } = accepted
    isRestoring = true
    try {
      settings.update((current) =>
        isDoorSame(current.door, failed)
          ? { ...current, door: { ...current.door, host, port, rest_enabled, allow_clear } }
          : current,
      )
    } finally {
      isRestoring = false
    }
  }

  /** Changes run one after the other: a listener that is opening cannot be closed yet. */
  function follow(now: DoorSettings): void {
    const moved = following
      .catch(() => undefined)
      .then(async () => {
        try {
          if (options.length > 0) await assertForLater(now)
          await moveTo(placeIn(now))
          accepted = now
        } catch (error) {
          log.error('The REST door could not be moved; it stays where it was.', { error })
          restore(now)
          throw withField(error, now, accepted)
        }
      })
    following = moved
    // Only who waits for this change hears why it was taken back.
    moved.catch(() => {
      if (following === moved) following = Promise.resolve()
    })
  }

  /** The jobs do not wait for an address that another program has. */
  async function keepTrying(): Promise<void> {
    while (!ended.signal.aborted && open === null) {
      await delay(TRY_AGAIN_MS, ended.signal)
      if (open !== null) return
      const place = placeIn(door())
      if (place === null) return
      await openAt(place).catch((error) => {
        if (isTaken(error)) problem = error
        log.debug('The REST door is still closed.', { error })
      })
    }
  }

  async function start(): Promise<void> {
    const place = placeIn(door())
    const ordered = options.includes('host') || options.includes('port')
    try {
      if (place !== null) await openAt(place)
    } catch (error) {
      if (ordered || !isTaken(error)) throw error
      problem = error
      log.error('The REST door could not be opened; jobs run, and it is tried again.', { error })
      void keepTrying().catch(() => undefined)
    }
    accepted = door()
    unsubscribe = settings.onChange(({ door: now }, { door: before }) => {
      if (!isRestoring && !isDoorSame(now, before)) follow(now)
    })
  }

  async function stop(): Promise<void> {
    unsubscribe()
    ended.abort()
    await following.catch(() => undefined)
    if (open !== null) void leave(open)
    open = null
    await Promise.all(closing)
  }

  return {
    part: { name: 'REST door', start, stop },
    url: () => open && urlOf(open),
    options,
    problem: () => problem,
    settled: () => following,
  }
}

const urlOf = ({ place: { host }, listener }: OpenDoor) =>
  `http://${host.includes(':') ? `[${host}]` : host}:${listener.port}/`

const isSame = (one: DoorPlace | undefined, other: DoorPlace | null) =>
  one?.host === other?.host && one?.port === other?.port

/** Whether what decides where it listens is the same. */
const isDoorSame = (one: DoorSettings, other: DoorSettings) =>
  one.host === other.host &&
  one.port === other.port &&
  one.rest_enabled === other.rest_enabled &&
  one.allow_clear === other.allow_clear

/** Returns the same error with the setting that cannot be, for who set it. */
function withField(error: unknown, now: DoorSettings, before: DoorSettings): unknown {
  if (!(error instanceof VigieError)) return error
  const field = fieldAtFault(error, now.host !== before.host)
  return new VigieError(error.code, { ...error.params, field }, { cause: error })
}

function fieldAtFault({ code }: VigieError, isMoved: boolean): string {
  if (code === 'port_in_use') return 'door.port'
  if (isMoved) return 'door.host'
  return code === 'address_in_clear' ? 'door.allow_clear' : 'door.port'
}

const isTaken = (error: unknown): error is VigieError =>
  error instanceof VigieError && (error.code === 'port_in_use' || error.code === 'address_unavailable')
