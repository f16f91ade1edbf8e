import { Card } from '../../parts/Card.tsx'
import { SecretForm } from '../../parts/SecretForm.tsx'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { readEstimate } from './reads.ts'

interface KeyFieldProps {
  /** Whether there is no key; undefined until this is known. */
  readonly simulation: boolean | undefined
}

/** The Claude key: entered once, never shown again. */
export function KeyField({ simulation }: KeyFieldProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const keep = async (key: string | null) => {
    const answer = await client.occupations.key({ key })
    reads.renew(readEstimate)
    showToast(words.t(answer.set ? 'panel.occupations.key_set' : 'panel.occupations.key_removed'))
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
