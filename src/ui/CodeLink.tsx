import { Link } from 'react-router';
import { codePath } from './routes';

/** The code of a finding, which leads to what it means. */
export const CodeLink = ({ code }: { code: string }) => <Link to={codePath(code)}>{code}</Link>;
