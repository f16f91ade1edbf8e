import type { TradesStatus } from '../../../shared/contract/trades-status.ts'
import { Card } from '../../parts/Card.tsx'
import { SecretForm } from '../../parts/SecretForm.tsx'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { readStatus } from './reads.ts'

interface CopiesCardProps {
  readonly jobId: string
  readonly copies: NonNullable<TradesStatus['copies']>
}

/** What is on the storage for copies, and the secret of its access key: entered once, never shown again. */
export function CopiesCard({ jobId, copies }: CopiesCardProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const keep = async (secret: string | null) => {
    const answer = await client.trades.setSecret({ job_id: jobId, secret })
    reads.renew(readStatus(jobId))
    showToast(words.t(answer.set ? 'panel.trades.secret_set' : 'panel.trades.secret_removed'))
  }
  return (
    <Card title={words.t('panel.trades.copies')} aside={words.bytes(copies.bytes)}>
      <p className="mono copies-url">{copies.url}</p>
      <SecretForm
        label={words.t('panel.trades.secret')}
        isSet={copies.secret_set}
        placeholders={{ unset: words.t('panel.trades.secret'), set: words.t('panel.trades.secret_kept') }}
        least={1}
        hint={words.t('panel.trades.secret.what')}
        keep={keep}
      />
    </Card>
  )
}
