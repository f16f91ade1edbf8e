import '../styles/first-visit.css'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { isRemembered } from '../client/token.ts'
import { Switch } from '../parts/Switch.tsx'
import { useSession, useWords } from '../session.ts'

/** Asks once for the token of the REST API. A browser that kept one, which was refused, keeps the next one too. */
export function TokenGate({ refused }: { readonly refused: boolean }) {
  const words = useWords()
  const { giveToken } = useSession()
  const [token, setToken] = useState('')
  const [remember, setRemember] = useState(() => isRemembered({ tab: sessionStorage, browser: localStorage }))
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (token.trim()) giveToken(token.trim(), remember)
  }
  return (
    <main className="gate">
      <form onSubmit={submit} className="card">
        <div>
          <h1>{words.t('panel.token.title')}</h1>
          <p className="muted">{words.t('panel.token.intro')}</p>
        </div>
        <div className="field">
          <label htmlFor="token">{words.t('panel.token.label')}</label>
          <input
            id="token"
            ref={field}
            className="input mono"
            type="password"
            autoComplete="current-password"
            spellCheck={false}
            value={token}
            aria-invalid={refused}
            aria-describedby={refused ? 'token-refused' : undefined}
            onChange={(event) => setToken(event.target.value)}
          />
          {refused && (
            <p className="reason" id="token-refused" role="alert">
              {words.t('panel.token.refused')}
            </p>
          )}
        </div>
        <Switch checked={remember} onChange={setRemember}>
          {words.t('panel.token.remember')}
        </Switch>
        <button type="submit" className="button primary" disabled={!token.trim()}>
          {words.t('panel.token.open')}
        </button>
      </form>
    </main>
  )
}
