select 1;
\if :ERROR <> 0
\goto NOWHERE
\endif
\label SOMEWHERE
