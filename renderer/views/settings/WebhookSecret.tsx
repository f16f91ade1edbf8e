import { Failure } from '../../parts/Failure.tsx'
import { SecretForm } from '../../parts/SecretForm.tsx'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import type { CachedQuery } from '../../store/reads.ts'

const readWebhook = {
  key: 'alerts:webhook',
  topics: ['settings'],
  load: (client, signal) => client.alerts.webhook(undefined, { signal }),
} satisfies CachedQuery<unknown>

/** Minimum number of characters in the contract. */
const LEAST = 16
const MADE_BYTES = 24

/** The secret that signs webhook calls: whether it is set, and how to set, replace and delete it. */
export function WebhookSecret() {
  const words = useWords()
  const { client, reads } = useSession()
  const { data, error } = useRead(readWebhook)
  const isSet = data?.secret_set
  const keep = async (secret: string | null) => {
    const { set } = await client.alerts.setWebhookSecret({ secret })
    reads.patch(readWebhook.key, () => ({ secret_set: set }))
    showToast(words.t(set ? 'panel.webhook.kept' : 'panel.webhook.forgotten'))
  }
  return (
    <fieldset className="field-group">
      <legend>{words.t('panel.webhook.secret')}</legend>
      {error !== undefined && <Failure error={error} retry={() => reads.renew(readWebhook)} />}
      <SecretForm
        label={words.t('panel.webhook.secret')}
        isSet={isSet}
        placeholders={{ unset: words.t('panel.webhook.unset'), set: words.t('panel.webhook.set') }}
        least={LEAST}
        hint={words.t(isSet ? 'panel.webhook.what_set' : 'panel.webhook.what_unset')}
        make={makeSecret}
        keep={keep}
      />
    </fieldset>
  )
}

/** Returns random text in characters that are safe everywhere. */
function makeSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(MADE_BYTES))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
