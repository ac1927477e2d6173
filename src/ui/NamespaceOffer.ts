import { onDemand } from './onDemand';

/** The way on for somebody who may not see all namespaces; few need it, so it comes by itself. */
export const NamespaceOffer = onDemand(() => import('./NamespaceOfferForm'));
