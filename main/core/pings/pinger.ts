/**
 * Tells outside services that Vigie and its jobs are alive. It listens to the runs and is called by none of them: whatever
 * happens to a ping, no run waits for it or fails because of it.
 */

import { translate } from '../../../shared/messages/index.ts'
import { WHOLE } from '../../../shared/ping-names.ts'
import type { UnlocalizedRun } from '../../../shared/run.ts'
import { messageFrom } from '../../../shared/system-problem.ts'
import { MINUTE_MS } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { ChannelStates } from '../channels/ports.ts'
import type { LifecyclePart } from '../lifecycle.ts'
import type { Alarm } from '../ports/alarm.ts'
import type { Clock } from '../ports/clock.ts'
import type { Delay } from '../ports/delay.ts'
import type { Events } from '../ports/events.ts'
import type { Log } from '../ports/log.ts'
import type { SettingsPort } from '../ports/settings.ts'
import { pingKey } from './ping-key.ts'
import type { LifeSign, PingSender } from './ports.ts'
import { SignLine } from './sign-line.ts'
import { signOf } from './signs.ts'

/** The alarm never rings later. */
const LOOK_EVERY_MS = 30_000
/** How long the end of Vigie or of a single run waits for the last signs, ms. */
const PATIENCE_MS = 3000

/** What pings read, and how they are sent. */
export interface PingerDeps {
  readonly events: Pick<Events, 'subscribe'>
  readonly settings: SettingsPort
  readonly sender: PingSender
  /** Pings share it with the channels, under names that no channel can have. */
  readonly states: Pick<ChannelStates, 'succeeded' | 'failed'>
  readonly clock: Clock
  readonly alarm: Alarm
  readonly delay: Delay
  readonly language: () => Language
  readonly log: Log
  readonly version: string
}

/** Pings while Vigie runs. */
export interface Pinger {
  /** Tells of the runs, and of the whole program at its interval. */
  readonly part: LifecyclePart
  /** Tells of the runs only, for a single run. @returns ends it, after the last signs or 3 s */
  follow(): () => Promise<void>
}

/** Sends each sign on its target's own line, so that a service that is down holds up no other. */
export function createPinger(deps: PingerDeps): Pinger {
  const { alarm, clock, delay, events, language, log, sender, settings, states, version } = deps
  const stopping = new AbortController()
  const lines = new Map<string, SignLine>()
  const begun = new Set<string>()
  let cancelAlarm = () => {}
  let lastBeat: number | null = null

  const definitionOf = (target: string) => settings.read().notifications.pings[target]

  function lineOf(target: string): SignLine {
    const known = lines.get(target)
    if (known !== undefined) return known
    const line = new SignLine({
      delay,
      signal: stopping.signal,
      send: async (sign) => {
        const definition = definitionOf(target)
        if (definition === undefined || !definition.enabled) return
        await sender.send(target, definition, sign, stopping.signal)
        states.succeeded(pingKey(target), clock.now())
      },
      failed: (error) => {
        log.warn('a ping was not sent', { target, error })
        states.failed(pingKey(target), messageFrom(error), 1, clock.now())
      },
    })
    lines.set(target, line)
    return line
  }

  function tell(target: string, sign: LifeSign): void {
    if (definitionOf(target)?.enabled) lineOf(target).add(sign)
  }

  function ran(run: UnlocalizedRun): void {
    const sign = signOf(run, language())
    if (sign === null || (sign.is === 'start' && begun.has(run.id))) return
    if (sign.is === 'start') begun.add(run.id)
    else begun.delete(run.id)
    tell(run.job_id, sign)
  }

  const ofWhole = (is: LifeSign['is'], key: 'ping.alive' | 'ping.stopped'): LifeSign => ({
    is,
    run: null,
    durationMs: null,
    text: translate(language(), key, { version }),
  })

  function beat(): void {
    const now = clock.now()
    const every = (definitionOf(WHOLE)?.every_minutes ?? 1) * MINUTE_MS
    // A clock that was set back must not silence it.
    if (lastBeat === null || now < lastBeat || now - lastBeat >= every) {
      lastBeat = definitionOf(WHOLE) === undefined ? null : now
      tell(WHOLE, ofWhole('success', 'ping.alive'))
    }
    cancelAlarm = alarm.ring(now + LOOK_EVERY_MS, beat)
  }

  const settled = () => Promise.all([...lines.values()].map((line) => line.idle()))
  const patience = new AbortController()

  function follow(): () => Promise<void> {
    const unsubscribe = events.subscribe((event) => event.type === 'run' && ran(event.run))
    return async () => {
      unsubscribe()
      await Promise.race([settled(), delay(PATIENCE_MS, patience.signal).catch(() => undefined)])
      patience.abort()
      stopping.abort()
    }
  }

  let unfollow = async () => {}
  return {
    follow,
    part: {
      name: 'pinger',
      start: () => {
        unfollow = follow()
        beat()
      },
      stop: async () => {
        cancelAlarm()
        if (lastBeat !== null) tell(WHOLE, ofWhole('log', 'ping.stopped'))
        await unfollow()
      },
    },
  }
}
