/** The service for channels. Secrets go into the secret store, and only their names come out. */
import type { ChannelAdd, ChannelDefinition, ChannelEdit, PresetView } from '../../../shared/channel.ts'
import { CHANNEL_PRESETS, channelSchema } from '../../../shared/channel.ts'
import type { channelsContract } from '../../../shared/contract/channels.ts'
import { VigieError } from '../../../shared/errors.ts'
import { type MessageKey, translateWith } from '../../../shared/messages/index.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { failureOf } from '../alerts/delivery-failure.ts'
import type { AlertStore } from '../alerts/ports.ts'
import { ALERT_RULES } from '../alerts/rules/registry.ts'
import { acceptsType } from '../channels/channel.ts'
import type { ChannelSender, ChannelStates } from '../channels/ports.ts'
import { channelSecret, HEADER, secretFields } from '../channels/secret-names.ts'
import { testNotice } from '../channels/test-notice.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { Secrets, SettingsPort } from '../ports/settings.ts'
import type { Caller, ContractOperations } from './operation.ts'

/** What the procedures about channels read and change. */
export interface ChannelsServiceDeps {
  readonly settings: SettingsPort
  readonly secrets: Secrets
  readonly sender: ChannelSender
  readonly states: ChannelStates
  readonly alerts: Pick<AlertStore, 'counts'>
  readonly clock: Clock
  readonly random: Random
  /** Evaluates the alert rules again; a failure of that is not one of the caller. */
  readonly recheck: () => Promise<void>
}

/** Operations on channels: list, add, edit, remove, test. */
export type ChannelsService = ContractOperations<typeof channelsContract>

interface ByName {
  readonly name: string
}

/** The service behind `channels.*` of the contract. @throws (from its methods) VigieError channel_not_found | channel_exists | invalid_input */
export function createChannelsService(deps: ChannelsServiceDeps): ChannelsService {
  const { settings, secrets, sender, states, clock, random } = deps
  const isFailing = (name: string) => states.state(name).failingSince !== null
  const known = (name: string): ChannelDefinition => {
    const definition = settings.read().notifications.channels[name]
    if (definition === undefined) throw new VigieError('channel_not_found', { name })
    return definition
  }
  const save = (name: string, definition: ChannelDefinition | null) =>
    settings.update((current) => {
      const { [name]: _, ...others } = current.notifications.channels
      const channels = definition === null ? others : { ...others, [name]: definition }
      return { ...current, notifications: { ...current.notifications, channels } }
    })
  const apply = (before: ChannelDefinition, { name, ...input }: ChannelEdit) => {
    const { definition, given } = changed(before, input)
    const all = new Map([...secretsSet(deps, name, before), ...given].filter(([, value]) => value !== ''))
    checkHours(definition)
    sender.check(name, definition, all)
    for (const [field, value] of given) secrets.set(channelSecret(name, field), value === '' ? null : value)
    save(name, definition)
    if (leadsElsewhere(before, definition) || given.size > 0) states.mended(name)
    return viewOf(deps, name, definition)
  }
  return {
    list: () => {
      const { channels } = settings.read().notifications
      return { items: Object.entries(channels).map(([name, one]) => viewOf(deps, name, one)) }
    },
    presets: (_: unknown, caller: Caller) => ({
      items: CHANNEL_PRESETS.map((preset) => presetView(sender, preset, caller)),
    }),
    get: ({ name }: ByName) => viewOf(deps, name, known(name)),
    add: ({ preset, ...input }: ChannelAdd) => {
      const { name } = input
      if (settings.read().notifications.channels[name]) throw new VigieError('channel_exists', { name })
      states.forget(name)
      const view = apply(channelSchema.parse({ preset }), input)
      return { ...view, open_before: openBefore(deps.alerts, view) }
    },
    edit: async (input: ChannelEdit) => {
      const failed = isFailing(input.name)
      const view = apply(known(input.name), input)
      if (failed) await deps.recheck()
      return view
    },
    remove: async ({ name }: ByName) => {
      const definition = known(name)
      const failed = isFailing(name)
      save(name, null)
      for (const [field] of secretsSet(deps, name, definition)) secrets.set(channelSecret(name, field), null)
      states.forget(name)
      if (failed) await deps.recheck()
      return { removed: true } as const
    },
    test: async ({ name }: ByName, { language }: Caller) => {
      try {
        await sender.send(name, known(name), testNotice(random.id(), language))
        states.succeeded(name, clock.now())
        // Also if it did not fail just now: a delivery may have succeeded since the alert about it was raised.
        await deps.recheck()
        return { channel: name, state: 'sent', problem: null } as const
      } catch (error) {
        if (!(error instanceof VigieError) || error.code === 'channel_not_found') throw error
        const { weight } = failureOf(error)
        if (weight > 0) states.failed(name, error.localizable, weight, clock.now())
        return { channel: name, state: 'failed', problem: error.localizable } as const
      }
    },
  }
}

/** How many unread alerts a new channel takes, but is not sent: they were raised before. */
const openBefore = (
  alerts: ChannelsServiceDeps['alerts'],
  rules: Pick<ChannelDefinition, 'minimum_priority' | 'types'>,
): number =>
  alerts
    .counts()
    .filter(({ state, unread }) => state === 'active' && unread)
    .filter(({ type }) => acceptsType(rules, { type, priority: ALERT_RULES[type].priority }))
    .reduce((sum, count) => sum + count.alerts, 0)

/** @throws VigieError invalid_input: quiet hours without an end never begin, and those without a length are none */
function checkHours({ quiet_from: from, quiet_to: to }: ChannelDefinition): void {
  if (from === '' && to === '') return
  if (from === '' || to === '') throw unusable(from === '' ? 'quiet_from' : 'quiet_to', 'hour_alone')
  if (from === to) throw unusable('quiet_to', 'same_hours')
}

/** Whether a change may mend a delivery: what failed before says nothing about it. */
const leadsElsewhere = (before: ChannelDefinition, after: ChannelDefinition): boolean =>
  (['options', 'headers', 'template', 'allow_insecure'] as const).some(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )

/** The secrets of a channel that are set, by the names of their fields. */
function secretsSet(
  { secrets, sender }: ChannelsServiceDeps,
  name: string,
  { preset, headers }: ChannelDefinition,
): readonly (readonly [string, string])[] {
  const own = sender.fields(preset).filter(({ secret }) => secret)
  return secretFields(
    own.map((field) => field.name),
    headers,
  ).flatMap((field) => {
    const value = secrets.get(channelSecret(name, field))
    return value === null ? [] : [[field, value] as const]
  })
}

interface ChangedChannel {
  readonly definition: ChannelDefinition
  /** The secrets that were entered; an empty one is removed. */
  readonly given: ReadonlyMap<string, string>
}

/** Merges what was entered; an empty option or header is removed. */
function changed(
  before: ChannelDefinition,
  { options = {}, secrets = {}, headers = {}, ...rules }: Omit<ChannelEdit, 'name'>,
): ChangedChannel {
  const chosen = Object.entries(rules).filter(([, value]) => value !== undefined)
  const kept = Object.entries({ ...before.options, ...options }).filter(([, value]) => value !== '')
  const given = Object.entries(headers)
  const entered = (name: string) => given.some(([other]) => other.toLowerCase() === name.toLowerCase())
  const names = [
    ...before.headers.filter((name) => !entered(name)),
    ...given.filter(([, value]) => value !== '').map(([name]) => name),
  ]
  const own = given.map(([name, value]) => [`${HEADER}${name}`, value] as const)
  return {
    definition: {
      ...before,
      ...Object.fromEntries(chosen),
      options: Object.fromEntries(kept),
      headers: names,
    },
    given: new Map([...Object.entries(secrets), ...own]),
  }
}

function viewOf(deps: ChannelsServiceDeps, name: string, definition: ChannelDefinition) {
  const { waiting, lastSentAt, failingSince, problem } = deps.states.state(name)
  const instant = (at: number | null) => (at === null ? null : toInstant(at, deps.clock.zone()))
  return {
    ...definition,
    name,
    secrets: secretsSet(deps, name, definition)
      .map(([field]) => field)
      .filter((field) => !field.startsWith(HEADER)),
    waiting,
    last_sent_at: instant(lastSentAt),
    failing_since: instant(failingSince),
    problem,
  }
}

function presetView(sender: ChannelSender, preset: PresetView['preset'], { language }: Caller): PresetView {
  const say = (key: string) => translateWith('messages', language, key as MessageKey)
  return {
    preset,
    title: say(`channel.preset.${preset}`),
    fields: sender.fields(preset).map((field) => ({
      ...field,
      choices: [...field.choices],
      label: say(`channel.field.${field.name}`),
      hint: say(`channel.hint.${preset}.${field.name}`),
    })),
  }
}
