import type { Asset } from '../../../shared/maintenance.ts'
import { BulkBar } from '../../parts/BulkBar.tsx'
import { Menu } from '../../parts/Menu.tsx'
import { useBulk } from '../../parts/useBulk.ts'
import type { RowSelection } from '../../parts/useSelection.ts'
import { useSession, useWords } from '../../session.ts'
import { ASSET_STATUSES } from '../../vocabulary.computed.ts'

interface AssetBulkProps {
  /** Those that are chosen. */
  readonly assets: readonly Asset[]
  readonly selection: RowSelection<number>
}

/** Another status, and alerts on or off, for all chosen assets; each can be undone as a whole. */
export function AssetBulk({ assets, selection }: AssetBulkProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const { action, run } = useBulk(() => reads.invalidate(['alerts']))
  const doneText = (count: number) => words.t('panel.bulk.done', { count })
  return (
    <BulkBar selection={selection}>
      <Menu
        className="start"
        buttonClass="small"
        label={words.t('panel.assets.status')}
        name={words.t('panel.assets.bulk.status')}
        disabled={action.busy}
        items={ASSET_STATUSES.map((status) => ({
          key: status,
          label: words.t(`panel.asset.${status}`),
          act: () =>
            run(
              assets.filter((asset) => asset.status !== status),
              ({ id }) => client.assets.edit({ id, status }),
              doneText,
              ({ id, status: before }) => client.assets.edit({ id, status: before }),
            ),
        }))}
      />
    </BulkBar>
  )
}
