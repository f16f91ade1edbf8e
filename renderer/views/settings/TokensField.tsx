import { useState } from 'react'
import type { TokenView } from '../../../shared/token.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { FormButtons } from '../../parts/FormButtons.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import type { CachedQuery } from '../../store/reads.ts'
import { DOT } from '../../words/dot.ts'
import type { Localizer } from '../../words/words.ts'
import { NewToken } from './NewToken.tsx'

const readTokens = {
  key: 'tokens',
  topics: ['settings'],
  load: async (client, signal) => (await client.tokens.list(undefined, { signal })).items,
} satisfies CachedQuery<unknown>

/** The tokens of the REST API: what each may do, when it was used last, when it ends; add one, revoke one. */
export function TokensField() {
  const words = useWords()
  const { reads } = useSession()
  const { data, error } = useRead(readTokens)
  const renew = () => reads.renew(readTokens)
  return (
    <fieldset className="field-group tokens">
      <legend>{words.t('panel.tokens')}</legend>
      {error !== undefined && <Failure error={error} retry={renew} />}
      {data && (
        <ul className="rows">
          {data.map((token) => (
            <TokenRow key={token.name} token={token} onRevoked={renew} />
          ))}
        </ul>
      )}
      <NewToken onAdded={renew} />
    </fieldset>
  )
}

interface TokenRowProps {
  readonly token: TokenView
  readonly onRevoked: () => void
}

/** The first token has no end, and no button: "vigie token --rotate" replaces it, also that of this panel. */
function TokenRow({ token, onRevoked }: TokenRowProps) {
  const words = useWords()
  const now = useNow(30_000)
  const { name, right, created_at, expires_at, last_used_at } = token
  const isFirst = created_at === null
  const facts = [
    words.t(`panel.tokens.right.${right}`),
    last_used_at === null
      ? words.t('panel.tokens.unused')
      : words.t('panel.tokens.used', { ago: words.ago(last_used_at, now) }),
    endOf(expires_at, now, words),
  ]
  return (
    <li className="token-row">
      <div>
        <strong>{isFirst ? words.t('panel.tokens.first') : name}</strong>
        <p className="muted">{facts.join(DOT)}</p>
      </div>
      {!isFirst && <Revoke name={name} onRevoked={onRevoked} />}
    </li>
  )
}

function endOf(expiresAt: string | null, now: number, words: Localizer): string {
  if (expiresAt === null) return words.t('panel.tokens.endless')
  const over = Date.parse(expiresAt) <= now
  return words.t(over ? 'panel.tokens.ended' : 'panel.tokens.ends', { day: words.date(expiresAt) })
}

function Revoke({ name, onRevoked }: { readonly name: string; readonly onRevoked: () => void }) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const [asking, setAsking] = useState(false)
  const revoke = () =>
    void action.run(async () => {
      await client.tokens.revoke({ name })
      setAsking(false)
      showToast(words.t('panel.tokens.revoked', { name }))
      onRevoked()
    })
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {words.t('panel.tokens.revoke')} <span className="unseen">{name}</span>
      </button>
      {asking && (
        <Dialog title={words.t('panel.tokens.revoke.ask', { name })} onClose={() => setAsking(false)}>
          <p>{words.t('panel.tokens.revoke.what')}</p>
          <FormButtons
            danger
            act={words.t('panel.tokens.revoke')}
            action={action}
            onAct={revoke}
            onCancel={() => setAsking(false)}
          />
        </Dialog>
      )}
    </>
  )
}
