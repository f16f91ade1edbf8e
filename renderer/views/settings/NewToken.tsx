import { useId, useState } from 'react'
import type { TokenRight } from '../../../shared/token.ts'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { InlineForm } from '../../parts/InlineForm.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useAction } from '../../parts/useAction.ts'
import { forgetEntries, useKept } from '../../parts/useKept.ts'
import { useSession, useWords } from '../../session.ts'
import { TOKEN_RIGHTS } from '../../vocabulary.computed.ts'

/** How long a new token may live, days. */
const LIVES = [30, 90, 365, null] as const

/** Names the form for entries that outlive it. */
const FORM = 'token'
const FIRST: TokenEntries = { name: '', right: 'read', days: 90 }

interface TokenEntries {
  readonly name: string
  readonly right: TokenRight
  readonly days: number | null
}

interface NewTokenProps {
  readonly onAdded: () => void
}

/** Adds a token and shows it once. */
export function NewToken({ onAdded }: NewTokenProps) {
  const words = useWords()
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const close = () => {
    forgetEntries(FORM)
    setOpen(false)
  }
  // Also if its form is closed meanwhile: it is not shown again.
  const added = (token: string) => {
    setMade(token)
    onAdded()
  }
  return (
    <>
      <div className="buttons">
        <button
          type="button"
          className="button"
          aria-expanded={open}
          onClick={open ? close : () => setOpen(true)}
        >
          {words.t('panel.tokens.add')}
        </button>
      </div>
      {open && <TokenForm onAdded={added} onClose={close} />}
      {made !== null && <MadeToken token={made} onClose={() => setMade(null)} />}
    </>
  )
}

interface TokenFormProps {
  readonly onAdded: (token: string) => void
  readonly onClose: () => void
}

function TokenForm({ onAdded, onClose }: TokenFormProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const id = useId()
  const entries = useKept(FORM, FIRST)
  const { name, right, days } = entries.value
  const enter = (part: Partial<TokenEntries>) => entries.change((before) => ({ ...before, ...part }))
  const make = async () => {
    const { token, feed_path: path } = await client.tokens.add({ name: name.trim(), right, days })
    entries.forget()
    onAdded(path === null ? token : addressOf(path))
  }
  const submit = async () => {
    if (await action.run(make)) onClose()
  }
  const lifeOf = (life: number | null) =>
    life === null ? words.t('panel.tokens.endless') : words.t('panel.tokens.days', { count: life })
  return (
    <InlineForm className="token-form" onSubmit={() => void submit()} onClose={onClose}>
      <div className="fields">
        <TextField
          label={words.t('panel.tokens.name')}
          maxLength={40}
          placeholder="grafana"
          value={name}
          onChange={(next) => enter({ name: next })}
        />
        <div className="field">
          <label htmlFor={`${id}-right`}>{words.t('panel.tokens.right')}</label>
          <select
            id={`${id}-right`}
            className="input"
            value={right}
            aria-describedby={`${id}-what`}
            onChange={(event) => enter({ right: event.target.value as TokenRight })}
          >
            {TOKEN_RIGHTS.map((each) => (
              <option key={each} value={each}>
                {words.t(`panel.tokens.right.${each}`)}
              </option>
            ))}
          </select>
          <span className="hint" id={`${id}-what`}>
            {words.t(`panel.tokens.right.${right}.what`)}
          </span>
        </div>
        <div className="field">
          <label htmlFor={`${id}-days`}>{words.t('panel.tokens.life')}</label>
          <select
            id={`${id}-days`}
            className="input"
            value={String(days)}
            onChange={(event) =>
              enter({ days: LIVES.find((life) => String(life) === event.target.value) ?? null })
            }
          >
            {LIVES.map((life) => (
              <option key={String(life)} value={String(life)}>
                {lifeOf(life)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <FormButtons
        act={words.t('panel.tokens.make')}
        action={action}
        ready={name.trim() !== ''}
        onCancel={onClose}
        entries={entries}
      />
    </InlineForm>
  )
}

/** In the window of the desktop, which has no address of its own, the path is shown alone. */
const addressOf = (path: string): string =>
  window.vigie ? path : new URL(`.${path}`, window.location.href).href

/** Closed by its button only: the token is not shown again. */
function MadeToken({ token, onClose }: { readonly token: string; readonly onClose: () => void }) {
  const words = useWords()
  return (
    <Dialog title={words.t('panel.tokens.made')} intro={words.t('panel.tokens.made.what')}>
      <input
        className="input mono"
        readOnly
        aria-label={words.t('panel.token.label')}
        value={token}
        onFocus={(event) => event.target.select()}
      />
      <div className="buttons">
        <CopyButton text={token} name={words.t('panel.token.label')} />
        <button type="button" className="button primary" onClick={onClose}>
          {words.t('panel.tokens.kept')}
        </button>
      </div>
    </Dialog>
  )
}
