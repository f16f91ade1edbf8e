/** Adds a channel, or changes or removes one. A secret that is set is never shown; an empty field keeps it. */
import { type FormEvent, useId } from 'react'
import type { ChannelAdd, ChannelEdit } from '../../../shared/channel.ts'
import { TEMPLATE_PLACEHOLDERS } from '../../../shared/template-placeholders.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { RemoveDetails } from '../../parts/RemoveDetails.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { forgetEntries, useKept } from '../../parts/useKept.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { type RefusedField, refusedField } from '../../words/failure.ts'
import { type ChannelItem, type PresetItem, readPresets } from './channel-reads.ts'
import { Field } from './Field.tsx'
import { type FormSchema, isObject, type JsonValue, type SchemaObject } from './json-schema.ts'
import { enteredHeaders, type HeaderRow, headerRows, OwnHeaders } from './OwnHeaders.tsx'
import { placeOf, type ServiceEntries, ServiceFields } from './ServiceFields.tsx'
import { settingsJson } from './schemas.computed.ts'
import type { FieldSaver } from './useSaver.ts'

/** The rules in the order of the form; those after the break are rarely needed. */
const RULES = ['enabled', 'minimum_priority', 'types', 'quiet_from', 'quiet_to', 'quiet_critical']
const MORE = ['at_most_every_minutes', 'repeat_minutes', 'repeat_most', 'allow_insecure']

const PLACEHOLDERS = TEMPLATE_PLACEHOLDERS.map((name) => `{{${name}}}`).join(' ')

const ruleSchemas = rulesOf(settingsJson)

function rulesOf(settings: FormSchema): Readonly<Record<string, FormSchema>> {
  const channels = settings.properties?.notifications?.properties?.channels?.additionalProperties
  return isSchema(channels) ? (channels.properties ?? {}) : {}
}

function isSchema(value: unknown): value is FormSchema {
  return typeof value === 'object' && value !== null
}

interface ChannelDialogProps {
  /** Null for a new one. */
  readonly channel: ChannelItem | null
  readonly onClose: () => void
}

/** The form of a channel, with the fields that its service asks for. */
export function ChannelDialog({ channel, onClose }: ChannelDialogProps) {
  const words = useWords()
  const { client } = useSession()
  const state = useRead(readPresets)
  const close = () => {
    forgetEntries(formOf(channel))
    onClose()
  }
  return (
    <Dialog wide title={channel?.name ?? words.t('panel.channels.add')} onClose={close}>
      <Loaded read={readPresets} state={state}>
        {(presets) => <ChannelForm channel={channel} presets={presets} onClose={close} />}
      </Loaded>
      {channel && (
        <RemoveDetails
          label={words.t('panel.channels.remove')}
          what={words.t('panel.channels.remove.what')}
          remove={() => client.channels.remove({ name: channel.name })}
          onRemoved={close}
        />
      )}
    </Dialog>
  )
}

/** Names the form for entries that outlive it. */
const formOf = (channel: ChannelItem | null): string => `channel ${channel === null ? '' : channel.name}`

/** What the form holds until it is saved as a whole. */
interface ChannelEntries {
  readonly name: string
  readonly preset: PresetItem['preset']
  readonly service: ServiceEntries
  readonly rules: SchemaObject
  readonly headers: readonly HeaderRow[]
}

const entriesOf = (channel: ChannelItem | null): ChannelEntries => ({
  name: channel?.name ?? '',
  preset: channel?.preset ?? 'ntfy',
  service: { options: channel?.options ?? {}, secrets: {} },
  rules: {},
  headers: headerRows(channel?.headers ?? []),
})

interface ChannelFormProps extends ChannelDialogProps {
  readonly presets: readonly PresetItem[]
}

function ChannelForm({ channel, presets, onClose }: ChannelFormProps) {
  const words = useWords()
  const action = useAction()
  const { client } = useSession()
  const entries = useKept(formOf(channel), entriesOf(channel))
  const { name, preset, service, rules, headers } = entries.value
  const enter = (part: Partial<ChannelEntries>) => entries.change((before) => ({ ...before, ...part }))
  const fields = presets.find((one) => one.preset === preset)?.fields ?? []
  const refused = refusedField(action.error)
  const shown = ['name', 'template', ...RULES, ...MORE, ...fields.map(placeOf)]
  const isShown = (field: string) => shown.includes(field) || field.startsWith('headers.')
  const reasonOf = (field: string) => (refused?.field === field ? refused.problem : undefined)
  const draft = ruleDraft(rules, (next) => enter({ rules: next }), refused)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const entered = { name, ...rules, ...service, headers: enteredHeaders(headers) }
    const save = async () => {
      if (channel === null) {
        const { open_before: count } = await client.channels.add({ ...entered, preset } as ChannelAdd)
        if (count > 0) showToast(words.t('panel.channels.open_before', { count }))
      } else await client.channels.edit(entered as ChannelEdit)
      entries.forget()
    }
    if (await action.run(save)) onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className="fields">
        {channel === null && (
          <>
            <TextField
              label={words.t('panel.channels.name')}
              hint={words.t('panel.channels.name.hint')}
              reason={reasonOf('name')}
              value={name}
              onChange={(next) => enter({ name: next })}
            />
            <ServiceChoice
              presets={presets}
              chosen={preset}
              onChoose={(next) => enter({ preset: next, service: { options: {}, secrets: {} } })}
            />
          </>
        )}
        <ServiceFields
          fields={fields}
          entries={service}
          kept={channel?.secrets ?? []}
          reasonOf={reasonOf}
          onChange={(next) => enter({ service: next })}
        />
        <RuleFields names={RULES} channel={channel} draft={draft} />
      </div>
      <details className="more">
        <summary>{words.t('panel.channels.more')}</summary>
        <div className="fields">
          <RuleFields names={MORE} channel={channel} draft={draft} />
          <TextField
            label={words.t('field.template')}
            hint={words.t('panel.channels.template.hint', { names: PLACEHOLDERS })}
            reason={reasonOf('template')}
            value={String(rules.template ?? channel?.template ?? '')}
            onChange={(template) => enter({ rules: { ...rules, template } })}
            lines={4}
            wide
          />
        </div>
        <OwnHeaders rows={headers} refused={refused} onChange={(rows) => enter({ headers: rows })} />
      </details>
      <FormButtons
        act={words.t('panel.save')}
        action={action}
        onCancel={onClose}
        refusalShown={refused !== null && isShown(refused.field)}
        entries={entries}
      />
    </form>
  )
}

interface ServiceChoiceProps {
  readonly presets: readonly PresetItem[]
  readonly chosen: PresetItem['preset']
  readonly onChoose: (preset: PresetItem['preset']) => void
}

/** Which service a new channel goes to, by its title. */
function ServiceChoice({ presets, chosen, onChoose }: ServiceChoiceProps) {
  const words = useWords()
  const id = useId()
  const choose = (value: string) => {
    const found = presets.find(({ preset }) => preset === value)
    if (found !== undefined) onChoose(found.preset)
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {words.t('field.preset')}
      </label>
      <select id={id} className="input" value={chosen} onChange={(event) => choose(event.target.value)}>
        {presets.map(({ preset, title }) => (
          <option key={preset} value={preset}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}

interface RuleFieldsProps {
  readonly names: readonly string[]
  readonly channel: ChannelItem | null
  readonly draft: FieldSaver
}

/** Fields of the settings of a channel, with its stored values. */
function RuleFields({ names, channel, draft }: RuleFieldsProps) {
  return names.map((name) => {
    const schema = ruleSchemas[name]
    if (schema === undefined) return null
    const value = storedRule(channel, name) ?? schema.default ?? null
    return <Field key={name} path={pathOf(name)} schema={schema} value={value} saver={draft} />
  })
}

/** What a channel is named by in the settings, whose words its fields have. */
const RULE_PATH = 'notifications.channels'
const pathOf = (name: string): string => `${RULE_PATH}.${name}`
const nameIn = (path: string): string => path.slice(RULE_PATH.length + 1)

/** Keeps changes in the form until it is saved as a whole. */
function ruleDraft(
  rules: SchemaObject,
  setRules: (rules: SchemaObject) => void,
  refused: RefusedField | null,
): FieldSaver {
  return {
    // A field that was emptied stays empty.
    draftAt: (path, value) => (nameIn(path) in rules ? rules[nameIn(path)] : value),
    stateAt: (path) =>
      refused?.field === nameIn(path) ? { is: 'refused', reason: refused.problem } : undefined,
    change: (path, _, value) => setRules({ ...rules, [nameIn(path)]: value }),
  }
}

const storedRule = (channel: ChannelItem | null, field: string): JsonValue | undefined => {
  const stored: unknown = channel
  return isObject(stored as JsonValue) ? (stored as SchemaObject)[field] : undefined
}
