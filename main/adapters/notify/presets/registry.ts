/** All services. One line each; a name without its service does not compile. */
import type { ChannelPresetName } from '../../../../shared/channel.ts'
import type { ChannelPreset, MailPreset } from '../preset.ts'
import { apprise } from './apprise.ts'
import { discord } from './discord.ts'
import { email } from './email.ts'
import { gotify } from './gotify.ts'
import { matrix } from './matrix.ts'
import { mattermost } from './mattermost.ts'
import { ntfy } from './ntfy.ts'
import { pushover } from './pushover.ts'
import { slack } from './slack.ts'
import { teams } from './teams.ts'
import { telegram } from './telegram.ts'
import { webhook } from './webhook.ts'

/** The service of each name. */
export const PRESETS = {
  webhook,
  email,
  ntfy,
  gotify,
  slack,
  discord,
  teams,
  telegram,
  pushover,
  matrix,
  mattermost,
  apprise,
} as const satisfies Record<ChannelPresetName, ChannelPreset | MailPreset>
