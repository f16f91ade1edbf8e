import { Card } from '../../parts/Card.tsx'
import { SecretForm } from '../../parts/SecretForm.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { readJobs } from '../../store/known.ts'
import { readEstimate } from './reads.ts'

interface KeyFieldProps {
  /** Whether there is no key; undefined until this is known. */
  readonly simulation: boolean | undefined
}

/** The Claude key: entered once, never shown again. */
export function KeyField({ simulation }: KeyFieldProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const { data: jobs } = useRead(readJobs)
  const next = jobs?.find(({ definition }) => definition.kind === 'occupations')?.next_run_time ?? null
  /** With a key, what was a simulation costs money: when, and how much. */
  const savedText = async (): Promise<string> => {
    const { records, due_usd } = await client.occupations.estimate()
    if (next === null || records === 0) return words.t('panel.occupations.key_set')
    const at = words.when(next, Date.now())
    return words.t('panel.occupations.key_set.paid', { at, cost: words.dollars(due_usd) })
  }
  const keep = async (key: string | null) => {
    const answer = await client.occupations.key({ key })
    reads.renew(readEstimate)
    showToast(answer.set ? await savedText() : words.t('panel.occupations.key_removed'))
  }
  return (
    <Card title={words.t('panel.occupations.key')}>
      <SecretForm
        label={words.t('panel.occupations.key')}
        isSet={simulation === undefined ? undefined : !simulation}
        placeholders={{ unset: 'sk-ant-…', set: words.t('panel.occupations.key_kept') }}
        least={10}
        hint={words.t('panel.occupations.key.what')}
        keep={keep}
      />
    </Card>
  )
}
