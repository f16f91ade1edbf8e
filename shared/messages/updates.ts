/** Messages about updates: their state, and how to update manually. */
import type { Messages } from './catalogue.ts'

export const updateMessages = {
  'updates.off': {
    en: 'Vigie does not look for new versions.',
    fr: 'Vigie ne cherche pas de nouvelle version.',
  },
  'updates.unsupported.npm': {
    en: 'This Vigie came from npm or a checkout, which bring its new versions.',
    fr: 'Cette version de Vigie vient de npm ou d’un dépôt, qui apportent les nouvelles versions.',
  },
  'updates.unsupported.no_server': {
    en: 'This build names no publisher, so it cannot look for new versions.',
    fr: 'Cette version ne nomme pas d’éditeur, elle ne peut donc pas chercher de nouvelle version.',
  },
  'updates.unknown': { en: 'Not looked for yet.', fr: 'Pas encore cherché.' },
  'updates.checking': { en: 'Looking for a new version…', fr: 'Recherche d’une nouvelle version…' },
  'updates.current': {
    en: 'Vigie {current} is the newest version.',
    fr: 'Vigie {current} est la version la plus récente.',
  },
  'updates.available': {
    en: 'Vigie {version} is there. This package is updated by hand.',
    fr: 'Vigie {version} est disponible. Ce paquet se met à jour à la main.',
  },
  'updates.downloading': {
    en: 'Vigie {version} is being fetched: {percent}\u00a0%.',
    fr: 'Vigie {version} est en cours de téléchargement : {percent}\u00a0%.',
  },
  'updates.ready': {
    en: 'Vigie {version} is verified and will be installed when you quit.',
    fr: 'Vigie {version} est vérifiée et sera installée quand vous quitterez.',
  },
  'updates.by_hand.npm': {
    en: 'Run "npm install --global vigie@latest", or update the checkout.',
    fr: 'Lancez « npm install --global vigie@latest », ou mettez le dépôt à jour.',
  },
  'updates.by_hand.package': {
    en: 'Download the package from this address and install it over this one. Your data stays, and is backed up before it is changed.',
    fr: 'Téléchargez le paquet à cette adresse et installez-le par-dessus celui-ci. Vos données restent, et sont sauvegardées avant tout changement.',
  },
} as const satisfies Messages
