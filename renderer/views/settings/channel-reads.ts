/** Reads of the channels and of the services they can go to. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/index.ts'
import type { CachedQuery } from '../../store/reads.ts'

type Channels = ContractRouterClient<Contract>['channels']

/** A channel with the state of its deliveries. */
export type ChannelItem = Awaited<ReturnType<Channels['list']>>['items'][number]

/** A service and the fields it asks for. */
export type PresetItem = Awaited<ReturnType<Channels['presets']>>['items'][number]

/** All channels. */
export const readChannels = {
  key: 'channels',
  topics: ['settings', 'alerts'],
  load: async (client, signal) => (await client.channels.list(undefined, { signal })).items,
} satisfies CachedQuery<unknown>

/** The services. */
export const readPresets = {
  key: 'channels:presets',
  topics: ['settings'],
  load: async (client, signal) => (await client.channels.presets(undefined, { signal })).items,
} satisfies CachedQuery<unknown>
