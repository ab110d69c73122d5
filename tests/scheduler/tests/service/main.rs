//! The stand-in as its callers see it: over a real socket, one file a part of the service.

#[cfg(test)]
mod client;
#[cfg(test)]
mod edges;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod files;
#[cfg(test)]
mod jobs;
#[cfg(test)]
mod lifecycle;
#[cfg(test)]
mod runs;
#[cfg(test)]
mod sign_in;
