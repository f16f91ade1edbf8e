import type { Occupation } from '../../../shared/contract/occupations-answers.ts'
import { RemoveDetails } from '../../parts/RemoveDetails.tsx'
import { useSession, useWords } from '../../session.ts'
import { goTo } from '../../shell/panel-route.ts'
import { showToast } from '../../shell/toast.ts'

/** Removes a record with its versions, in two deliberate steps: its earlier versions cannot be brought back. */
export function RemoveRecord({ occupation }: { readonly occupation: Occupation }) {
  const words = useWords()
  const { client } = useSession()
  const { code, title } = occupation
  const remove = async () => {
    await client.occupations.remove({ code })
    showToast(words.t('panel.occupations.removed', { code, title }))
    goTo('occupations')
  }
  return (
    <RemoveDetails
      label={words.t('panel.occupations.remove')}
      what={words.t('panel.occupations.remove.what')}
      remove={remove}
    />
  )
}
