/** The service for pings. Their addresses go into the secret store, and do not come out. */
import type { pingsContract } from '../../../shared/contract/pings.ts'
import { VigieError } from '../../../shared/errors.ts'
import { translate } from '../../../shared/messages/index.ts'
import { type PingDefinition, type PingSet, pingSchema } from '../../../shared/ping.ts'
import { WHOLE } from '../../../shared/ping-names.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { ChannelStates } from '../channels/ports.ts'
import { pingKey } from '../pings/ping-key.ts'
import type { PingSender } from '../pings/ports.ts'
import type { Clock } from '../ports/clock.ts'
import type { Secrets, SettingsPort } from '../ports/settings.ts'
import type { Caller, ContractOperations } from './operation.ts'

/** What the procedures about pings read and change. */
export interface PingsServiceDeps {
  readonly settings: SettingsPort
  readonly secrets: Secrets
  readonly sender: PingSender
  readonly states: ChannelStates
  readonly clock: Clock
}

/** Operations on pings: list, set, remove, test. */
export type PingsService = ContractOperations<typeof pingsContract>

interface ByTarget {
  readonly target: string
}

/** The service behind `pings.*` of the contract. @throws (from its methods) VigieError ping_not_found | job_not_found | invalid_input */
export function createPingsService(deps: PingsServiceDeps): PingsService {
  const { settings, secrets, sender, states, clock } = deps
  const all = () => settings.read().notifications.pings
  const known = (target: string): PingDefinition => {
    const definition = all()[target]
    if (definition === undefined) throw new VigieError('ping_not_found', { target })
    return definition
  }
  const save = (target: string, definition: PingDefinition | null) =>
    settings.update((current) => {
      const { [target]: _, ...others } = current.notifications.pings
      const pings = definition === null ? others : { ...others, [target]: definition }
      return { ...current, notifications: { ...current.notifications, pings } }
    })
  const view = (target: string, definition: PingDefinition) => {
    const { lastSentAt, failingSince, problem } = states.state(pingKey(target))
    const instant = (at: number | null) => (at === null ? null : toInstant(at, clock.zone()))
    return {
      ...definition,
      target,
      last_sent_at: instant(lastSentAt),
      failing_since: instant(failingSince),
      problem,
    }
  }
  return {
    list: () => ({ items: Object.entries(all()).map(([target, one]) => view(target, one)) }),
    set: ({ target, url, ...given }: PingSet) => {
      if (target !== WHOLE && settings.read().jobs[target] === undefined) {
        throw new VigieError('job_not_found', { id: target })
      }
      const before = all()[target]
      if (before === undefined && url === undefined) throw unusable('url', 'form.ping_address')
      const chosen = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
      const definition = pingSchema.parse({ ...before, ...chosen })
      if (url !== undefined) secrets.set(pingKey(target), url)
      if (before === undefined) states.forget(pingKey(target))
      else if (url !== undefined || definition.style !== before.style) states.mended(pingKey(target))
      save(target, definition)
      return view(target, definition)
    },
    remove: ({ target }: ByTarget) => {
      known(target)
      save(target, null)
      secrets.set(pingKey(target), null)
      states.forget(pingKey(target))
      return { removed: true } as const
    },
    test: async ({ target }: ByTarget, { language, signal }: Caller) => {
      const definition = known(target)
      const text = translate(language, 'ping.test')
      try {
        await sender.send(target, definition, { is: 'log', run: null, durationMs: null, text }, signal)
        states.succeeded(pingKey(target), clock.now())
        return { target, state: 'sent', problem: null } as const
      } catch (error) {
        if (!(error instanceof VigieError) || error.code === 'ping_not_found') throw error
        states.failed(pingKey(target), error.localizable, 1, clock.now())
        return { target, state: 'failed', problem: error.localizable } as const
      }
    },
  }
}
