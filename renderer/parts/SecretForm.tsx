/** A secret that is entered once and never shown again: set, replaced, removed. */
import { type FormEvent, useId, useRef, useState } from 'react'
import { useWords } from '../session.ts'
import { Failure } from './Failure.tsx'
import { useAction } from './useAction.ts'

interface SecretFormProps {
  readonly label: string
  /** Whether there is one; undefined until this is known. */
  readonly isSet: boolean | undefined
  /** Placeholders of the empty field: if there is no secret, and if there is one. */
  readonly placeholders: { readonly unset: string; readonly set: string }
  /** Minimum number of characters. */
  readonly least: number
  readonly hint: string
  /** Generates a good one, if the owner can choose it freely. */
  readonly make?: () => string
  /** Stores the secret; null deletes it. */
  readonly keep: (secret: string | null) => Promise<void>
}

/** Clears the input after storing. A generated secret is visible until then, as the owner has to copy it. */
export function SecretForm(props: SecretFormProps) {
  const { label, isSet, placeholders, least, hint, make } = props
  const words = useWords()
  const id = useId()
  const { typed, made, short, action, field, write, set, submit } = useSecret(props)
  const [asking, setAsking] = useState(false)
  return (
    <form className="field" onSubmit={submit}>
      <div className="secret">
        <input
          id={id}
          ref={field}
          className="input mono"
          type={made ? 'text' : 'password'}
          autoComplete="off"
          spellCheck={false}
          aria-label={label}
          aria-invalid={short}
          aria-describedby={short ? `${id}-reason` : `${id}-hint`}
          placeholder={isSet ? placeholders.set : placeholders.unset}
          value={typed}
          onChange={(event) => write(event.target.value, made)}
        />
        {isSet && (
          <button
            type="button"
            className="button danger"
            disabled={action.busy || asking}
            onClick={() => setAsking(true)}
          >
            {words.t('panel.field.remove')}
          </button>
        )}
        {make && (
          <button type="button" className="button" disabled={action.busy} onClick={() => write(make(), true)}>
            {words.t('panel.secret.make')}
          </button>
        )}
        <button type="submit" className="button" disabled={action.busy || typed.trim() === ''}>
          {words.t('panel.save')}
        </button>
      </div>
      <span className="hint" id={`${id}-hint`}>
        {made ? words.t('panel.secret.made') : hint}
      </span>
      {asking && (
        <Removal
          busy={action.busy}
          onKeep={() => setAsking(false)}
          onRemove={() => {
            setAsking(false)
            set(null)
          }}
        />
      )}
      {short && (
        <span className="reason" id={`${id}-reason`} role="alert">
          {words.t('panel.field.too_short', { count: least })}
        </span>
      )}
      {action.error !== undefined && <Failure error={action.error} />}
    </form>
  )
}

interface RemovalProps {
  readonly busy: boolean
  readonly onRemove: () => void
  readonly onKeep: () => void
}

/** Asked first: nobody can see the secret again. */
function Removal({ busy, onRemove, onKeep }: RemovalProps) {
  const words = useWords()
  return (
    <>
      <span className="reason" role="alert">
        {words.t('panel.secret.remove.what')}
      </span>
      <div className="buttons">
        <button type="button" className="button danger" disabled={busy} onClick={onRemove}>
          {words.t('panel.secret.remove')}
        </button>
        <button type="button" className="button" onClick={onKeep}>
          {words.t('panel.secret.remove.not')}
        </button>
      </div>
    </>
  )
}

/** The input, and whether it was generated here and is visible. */
function useSecret({ least, keep }: SecretFormProps) {
  const action = useAction()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [made, setMade] = useState(false)
  const [short, setShort] = useState(false)
  const latest = useRef('')
  const write = (text: string, readable: boolean) => {
    latest.current = text
    setTyped(text)
    setMade(readable && text !== '')
    setShort(false)
  }
  const set = (secret: string | null) =>
    void action.run(async () => {
      await keep(secret)
      // What was typed or generated meanwhile is the next one.
      if (latest.current.trim() === (secret ?? '')) write('', false)
      // The button that was pressed is gone or cannot be pressed; whoever is elsewhere meanwhile stays there.
      if (document.activeElement === document.body) field.current?.focus()
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const secret = typed.trim()
    setShort(secret.length < least)
    if (secret.length >= least) set(secret)
  }
  return { typed, made, short, action, field, write, set, submit }
}
