import { Tabs } from '../../parts/Tabs.tsx'
import { useWords } from '../../session.ts'
import { useAddressParam } from '../../shell/address.ts'
import { hrefOf } from '../../shell/panel-route.ts'
import { usePartTitle } from '../../shell/part-title.ts'
import type { MarketTab } from './markets.ts'

/** Tabs of the watched markets; the first has the plain address. */
export function MarketTabs({ watched, at }: { readonly watched: readonly MarketTab[]; readonly at: number }) {
  const words = useWords()
  const [component] = useAddressParam('component')
  const open = watched[at]
  usePartTitle(open && component === null ? words.t(`panel.profile.${open.profile}`) : null)
  return (
    <Tabs
      name={words.t('panel.now.markets')}
      tabs={watched.map(({ profile }, place) => ({
        href: place === 0 ? hrefOf('now') : hrefOf('now', profile),
        label: words.t(`panel.profile.${profile}`),
        current: place === at,
      }))}
    />
  )
}
