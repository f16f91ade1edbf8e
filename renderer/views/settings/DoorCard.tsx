import { type FormEvent, useState } from 'react'
import { isLoopback } from '../../../shared/loopback.ts'
import { readToken } from '../../client/token.ts'
import { Card } from '../../parts/Card.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { changeSettings } from '../../store/change-settings.ts'
import { readAbout } from '../../store/known.ts'
import { addressAfter, type DoorAddress } from './door-address.ts'
import { Fields } from './Fields.tsx'
import type { FormSchema, SchemaObject } from './json-schema.ts'
import { TokensField } from './TokensField.tsx'
import { useDraft } from './useDraft.ts'
import type { FieldSaver } from './useSaver.ts'

/** What decides where Vigie is reached: sent together, never while it is typed. */
const PLACE = ['rest_enabled', 'host', 'port']
/** Part of the answer to a question, not a field. */
const ASKED = ['allow_clear']

interface DoorCardProps {
  readonly title: string
  readonly schema: FormSchema
  readonly value: SchemaObject
  readonly saver: FieldSaver
}

/** The address of REST and of the panel. A change is applied as a whole; Vigie keeps the old one if the new cannot be had. */
export function DoorCard({ title, schema, value, saver }: DoorCardProps) {
  return (
    <Card title={title}>
      <PlaceForm schema={placeSchema(schema)} value={value} />
      <Fields schema={schema} value={value} path="door" saver={saver} hidden={[...PLACE, ...ASKED]} />
      <TokensField />
    </Card>
  )
}

const placeKey = (value: SchemaObject) => PLACE.map((name) => String(value[name])).join(' ')

function placeSchema(schema: FormSchema): FormSchema {
  const properties = Object.entries(schema.properties ?? {}).filter(([name]) => PLACE.includes(name))
  return { ...schema, properties: Object.fromEntries(properties) }
}

function PlaceForm({ schema, value }: { readonly schema: FormSchema; readonly value: SchemaObject }) {
  const words = useWords()
  const move = useMove()
  const action = useAction()
  const [asking, setAsking] = useState(false)
  const draft = useDraft('door', Object.fromEntries(PLACE.map((name) => [name, value[name] ?? null])))
  const changed = placeKey(draft.value) !== placeKey(value)
  const host = String(draft.value.host)
  const apply = () => {
    setAsking(false)
    void action.run(async () => {
      await move(value, draft.value)
      draft.entries.forget()
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft.judge(schema).length > 0) return
    if (isLoopback(host) || host === value.host) apply()
    else setAsking(true)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Fields schema={schema} value={draft.value} path="" saver={draft.saver} />
      {changed && (
        <div className="buttons">
          <button type="submit" className="button primary" disabled={action.busy}>
            {words.t('panel.door.apply')}
          </button>
        </div>
      )}
      {action.error !== undefined && <Failure error={action.error} />}
      {asking && (
        <Dialog title={words.t('panel.door.expose', { host })} onClose={() => setAsking(false)}>
          <p>{words.t('panel.door.expose.what')}</p>
          <FormButtons
            danger
            act={words.t('panel.door.expose.yes')}
            action={action}
            onAct={apply}
            onCancel={() => setAsking(false)}
            refusalShown
          />
        </Dialog>
      )}
    </form>
  )
}

/** Sends the change, and follows it if this panel is reached at the address that moved. */
function useMove(): (before: SchemaObject, after: SchemaObject) => Promise<void> {
  const words = useWords()
  const session = useSession()
  const { client, reads, desktop } = session
  return async (before, after) => {
    // Only a change of it is sent: a browser may not switch it on, but may move the port beside it.
    const allow_clear = !isLoopback(String(after.host))
    const moved = allow_clear === before.allow_clear ? after : { ...after, allow_clear }
    await changeSettings(session, { changes: { door: moved } })
    const { door_options = [] } = await client.system.about()
    if (
      PLACE.some((name) => after[name] !== before[name] && door_options.some((option) => option === name))
    ) {
      showToast(words.t('panel.door.ordered'))
      return
    }
    const next = addressAfter(doorOf(before), doorOf(after), window.location)
    const token = readToken({ tab: sessionStorage, browser: localStorage })
    if (!desktop && next !== null) {
      window.location.assign(`${next}#token=${encodeURIComponent(token ?? '')}`)
      return
    }
    reads.renew(readAbout)
    showToast(words.t('panel.saved'))
  }
}

const doorOf = ({ host, port }: SchemaObject): DoorAddress => ({ host: String(host), port: Number(port) })
