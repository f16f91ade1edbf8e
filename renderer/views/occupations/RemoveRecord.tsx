import type { Occupation } from '../../../shared/contract/occupations-answers.ts'
import { RemoveDetails } from '../../parts/RemoveDetails.tsx'
import { useSession, useWords } from '../../session.ts'
import { useListPlace } from '../../shell/list-place.ts'
import { wayFromHere } from '../../shell/panel-route.ts'
import { showToast } from '../../shell/toast.ts'
import { LIST_FIELDS } from './list-fields.ts'

/** Removes a record with its versions, in two deliberate steps: its earlier versions cannot be brought back. */
export function RemoveRecord({ occupation }: { readonly occupation: Occupation }) {
  const words = useWords()
  const { client } = useSession()
  const list = useListPlace(LIST_FIELDS)
  const { code, title } = occupation
  const remove = async () => {
    const go = wayFromHere()
    await client.occupations.remove({ code })
    showToast(words.t('panel.occupations.removed', { code, title }))
    go(list.hrefOf('occupations'))
  }
  return (
    <RemoveDetails
      label={words.t('panel.occupations.remove')}
      what={words.t('panel.occupations.remove.what')}
      remove={remove}
    />
  )
}
