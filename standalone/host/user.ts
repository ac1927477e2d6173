import { coFetchJSON } from './console/console-fetch';
import { serverFlags } from './server-flags';

interface Review {
  status?: { userInfo?: { username?: string } };
}

/** The user's name as the API knows it; before Kubernetes 1.28 as the kubeconfig names it. */
export const readUser = async (): Promise<string> => {
  try {
    const review = (await coFetchJSON.post(
      '/api/kubernetes/apis/authentication.k8s.io/v1/selfsubjectreviews',
      { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' },
    )) as Review;
    return review.status?.userInfo?.username ?? serverFlags().standalone.user;
  } catch {
    // The API has no such review, or is away; either way the name is only shown.
    return serverFlags().standalone.user;
  }
};
