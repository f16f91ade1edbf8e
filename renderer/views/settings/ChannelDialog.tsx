/** Adds a channel, or changes or removes one. A secret that is set is never shown; an empty field keeps it. */
import { type FormEvent, useId, useState } from 'react'
import type { ChannelAdd, ChannelEdit } from '../../../shared/channel.ts'
import { TEMPLATE_PLACEHOLDERS } from '../../../shared/template-placeholders.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { RemoveDetails } from '../../parts/RemoveDetails.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { refusedField } from '../../words/failure.ts'
import { ChoiceField } from './ChoiceField.tsx'
import { type ChannelItem, type PresetItem, readPresets } from './channel-reads.ts'
import { Editor } from './Editor.tsx'
import { labelOf } from './field-words.ts'
import { type FormSchema, fieldClass, isObject, type JsonValue, type SchemaObject } from './json-schema.ts'
import { enteredHeaders, headerRows, OwnHeaders } from './OwnHeaders.tsx'
import { settingsJson } from './schemas.computed.ts'

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
  return (
    <Dialog wide title={channel?.name ?? words.t('panel.channels.add')} onClose={onClose}>
      <Loaded read={readPresets} state={state}>
        {(presets) => <ChannelForm channel={channel} presets={presets} onClose={onClose} />}
      </Loaded>
      {channel && (
        <RemoveDetails
          label={words.t('panel.channels.remove')}
          what={words.t('panel.channels.remove.what')}
          remove={() => client.channels.remove({ name: channel.name }).then(onClose)}
        />
      )}
    </Dialog>
  )
}

interface ChannelFormProps extends ChannelDialogProps {
  readonly presets: readonly PresetItem[]
}

function ChannelForm({ channel, presets, onClose }: ChannelFormProps) {
  const words = useWords()
  const id = useId()
  const action = useAction()
  const { client } = useSession()
  const [name, setName] = useState(channel?.name ?? '')
  const [chosen, setChosen] = useState<PresetItem['preset']>(channel?.preset ?? 'ntfy')
  const [options, setOptions] = useState<Readonly<Record<string, string>>>(channel?.options ?? {})
  const [secrets, setSecrets] = useState<Readonly<Record<string, string>>>({})
  const [rules, setRules] = useState<SchemaObject>({})
  const [headers, setHeaders] = useState(() => headerRows(channel?.headers ?? []))
  const service = presets.find(({ preset }) => preset === chosen)
  const refused = refusedField(action.error)
  const shown = ['name', 'template', ...RULES, ...MORE, ...(service?.fields.map(placeOf) ?? [])]
  const isShown = (field: string) => shown.includes(field) || field.startsWith('headers.')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const entered = { name, ...rules, options, secrets, headers: enteredHeaders(headers) }
    const save = () =>
      channel === null
        ? client.channels.add({ ...entered, preset: chosen } as ChannelAdd)
        : client.channels.edit(entered as ChannelEdit)
    if (await action.run(save)) onClose()
  }
  const reasonOf = (field: string) => (refused?.field === field ? refused.problem : undefined)
  const rule = (field: string) => {
    const schema = ruleSchemas[field]
    if (schema === undefined) return null
    const value = (rules[field] ?? storedRule(channel, field) ?? schema.default ?? null) as JsonValue
    return (
      <div className={fieldClass(schema)} key={field}>
        <label className="label" htmlFor={`${id}-${field}`}>
          {labelOf(`notifications.channels.${field}`, words)}
        </label>
        <Editor
          id={`${id}-${field}`}
          path={`notifications.channels.${field}`}
          schema={schema}
          value={value}
          invalid={refused?.field === field}
          describedBy={refused?.field === field ? `${id}-${field}-reason` : undefined}
          onChange={(next) => setRules({ ...rules, [field]: next })}
        />
        {refused?.field === field && (
          <span className="reason" id={`${id}-${field}-reason`} role="alert">
            {refused.problem}
          </span>
        )}
      </div>
    )
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className="fields">
        {channel === null && (
          <TextField
            label={words.t('panel.channels.name')}
            hint={words.t('panel.channels.name.hint')}
            reason={reasonOf('name')}
            value={name}
            onChange={setName}
          />
        )}
        {channel === null && (
          <div className="field">
            <label className="label" htmlFor={`${id}-preset`}>
              {words.t('field.preset')}
            </label>
            <select
              id={`${id}-preset`}
              className="input"
              value={chosen}
              onChange={(event) => {
                setChosen(presets.find(({ preset }) => preset === event.target.value)?.preset ?? chosen)
                setOptions({})
                setSecrets({})
              }}
            >
              {presets.map(({ preset, title }) => (
                <option key={preset} value={preset}>
                  {title}
                </option>
              ))}
            </select>
          </div>
        )}
        {service?.fields.map((field) => {
          const { name: option, label, hint, choices, standard } = field
          const reason = reasonOf(placeOf(field))
          if (choices.length > 0) {
            const change = (value: string) => setOptions({ ...options, [option]: value })
            const common = { label, hint, reason, choices, value: options[option] ?? standard }
            return <ChoiceField key={placeOf(field)} {...common} onChange={change} />
          }
          return (
            <TextField
              key={placeOf(field)}
              label={field.secret ? words.t('panel.channels.secret', { label: field.label }) : field.label}
              hint={hint}
              reason={reason}
              {...(field.secret
                ? {
                    type: 'password',
                    value: secrets[field.name] ?? '',
                    onChange: (value) => setSecrets({ ...secrets, [field.name]: value }),
                    placeholder: channel?.secrets.includes(field.name) ? words.t('panel.channels.kept') : '',
                  }
                : {
                    value: options[field.name] ?? '',
                    onChange: (value) => setOptions({ ...options, [field.name]: value }),
                    placeholder: field.standard,
                  })}
            />
          )
        })}
        {RULES.map(rule)}
      </div>
      <details className="more">
        <summary>{words.t('panel.channels.more')}</summary>
        <div className="fields">
          {MORE.map(rule)}
          <TextField
            label={words.t('field.template')}
            hint={words.t('panel.channels.template.hint', { names: PLACEHOLDERS })}
            reason={reasonOf('template')}
            value={String(rules.template ?? channel?.template ?? '')}
            onChange={(template) => setRules({ ...rules, template })}
            lines={4}
            wide
          />
        </div>
        <OwnHeaders rows={headers} refused={refused} onChange={setHeaders} />
      </details>
      {action.error !== undefined && !(refused && isShown(refused.field)) && <Failure error={action.error} />}
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          {words.t('panel.cancel')}
        </button>
        <button type="submit" className="button primary" disabled={action.busy}>
          {words.t('panel.save')}
        </button>
      </div>
    </form>
  )
}

/** Where a refusal names a field. */
const placeOf = ({ secret, name }: PresetItem['fields'][number]): string =>
  `${secret ? 'secrets' : 'options'}.${name}`

const storedRule = (channel: ChannelItem | null, field: string): JsonValue | undefined => {
  const stored: unknown = channel
  return isObject(stored as JsonValue) ? (stored as SchemaObject)[field] : undefined
}
