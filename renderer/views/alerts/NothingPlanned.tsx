import { Empty } from '../../parts/Empty.tsx'
import { useWords } from '../../session.ts'
import { withParams } from '../../shell/address.ts'
import { hrefOf } from '../../shell/panel-route.ts'

/** No maintenance is planned: says so, and leads to the import of a list. */
export function NothingPlanned() {
  const words = useWords()
  return (
    <Empty
      title={words.t('panel.calendar.none')}
      actions={
        <a className="button" href={withParams(hrefOf('alerts', 'assets'), { open: 'import' })}>
          {words.t('panel.assets.import')}
        </a>
      }
    >
      {words.t('panel.calendar.none.what')}
    </Empty>
  )
}
