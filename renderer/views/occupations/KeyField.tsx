import { type FormEvent, useState } from 'react'
import { Card } from '../../parts/Card.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useSession, useWords } from '../../session.ts'
import { tell } from '../../shell/toast.ts'
import { readEstimate } from './reads.ts'

/** The Claude key: given once, never shown again. */
export function KeyField({ simulation }: { readonly simulation: boolean }) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const [key, setKey] = useState('')
  const set = (value: string | null) =>
    void action.run(async () => {
      const answer = await client.occupations.key({ key: value })
      setKey('')
      reads.renew(readEstimate)
      tell(words.t(answer.set ? 'panel.occupations.key_set' : 'panel.occupations.key_removed'))
    })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set(key.trim())
  }
  return (
    <Card title={words.t('panel.occupations.key')}>
      <form className="key" onSubmit={submit}>
        <input
          className="input mono"
          type="password"
          autoComplete="off"
          aria-label={words.t('panel.occupations.key')}
          placeholder={simulation ? 'sk-ant-…' : words.t('panel.occupations.key_kept')}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <button type="submit" className="button" disabled={action.busy || key.trim().length < 10}>
          {words.t('panel.save')}
        </button>
        {!simulation && (
          <button type="button" className="button danger" disabled={action.busy} onClick={() => set(null)}>
            {words.t('panel.field.remove')}
          </button>
        )}
      </form>
      <p className="muted basis">{words.t('panel.occupations.key.what')}</p>
      {action.error !== undefined && <Failure error={action.error} />}
    </Card>
  )
}
